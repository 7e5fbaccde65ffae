import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Escribe tu nombre.',
      'Enter your email address.': 'Escribe tu correo electrónico.',
      'Enter an email address like name@example.com.':
        'Escribe un correo electrónico como nombre@example.com.',
      'Enter a password.': 'Escribe una contraseña.',
      'Enter your password.': 'Escribe tu contraseña.',
      'Use printable characters only.': 'Usa solo caracteres imprimibles.',
      'Remove line breaks and control characters.': 'Quita los saltos de línea y los caracteres de control.',
      'Remove control characters.': 'Quita los caracteres de control.',
      'Choose a password that isn’t just your name.': 'Elige una contraseña que no sea solo tu nombre.',
      'Choose a password that isn’t just your email address.':
        'Elige una contraseña que no sea solo tu correo electrónico.',
      'Too many people use this password. Choose another one.':
        'Demasiadas personas usan esta contraseña. Elige otra.',
      'This is not your password.': 'Esta no es tu contraseña.',
      'This is not the password of this account.': 'Esta no es la contraseña de esta cuenta.',
      'This is your address already.': 'Esta ya es tu dirección.',
      'Enter a name.': 'Escribe un nombre.',
      'Enter the code.': 'Escribe el código.',
      'Enter the 6 digits of the app.': 'Escribe los 6 dígitos de la app.',
      'Enter the 6 digits of the app, or a backup code.':
        'Escribe los 6 dígitos de la app o un código de respaldo.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Escribe los 6 dígitos de la app o un código de respaldo de 10 caracteres.',
      'Enter a backup code, not a code of the app.': 'Escribe un código de respaldo, no un código de la app.',
      'This code is not right, or it was used before.': 'Este código es incorrecto o ya se usó.',
      'This passkey did not prove that it is you. Try again.':
        'Esta llave de acceso no demostró que eres tú. Inténtalo de nuevo.',
      'The code has 8 letters and digits. Check it again.':
        'El código tiene 8 letras y dígitos. Revísalo de nuevo.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Un código solo funciona en el navegador que lo pidió. Usa el enlace del correo.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Este código ya no sirve. Usa el enlace del correo o pide otro.',
      'That code is not right. You can try once more.':
        'Ese código es incorrecto. Puedes intentarlo una vez más.',
      'This link has expired or was used already.': 'Este enlace expiró o ya se usó.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Este enlace no está completo. Ábrelo otra vez desde el correo o cópialo entero.',
      'The account has another address by now.': 'La cuenta ya tiene otra dirección.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'La cuenta ya tiene otra dirección. Usa el enlace del correo que te lo comunicó.',
      'The account has another address by now. There is nothing to stop.':
        'La cuenta ya tiene otra dirección. No hay nada que detener.',
      'The deletion was cancelled already: the account stays.':
        'La eliminación ya se canceló: la cuenta se conserva.',
      'This address is confirmed already.': 'Esta dirección ya está confirmada.',
      'It was stopped already.': 'Ya se detuvo.',
      'It was stopped already, because the account was secured.':
        'Ya se detuvo, porque se protegió la cuenta.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'La cuenta ya tiene una dirección y una contraseña nuevas, con ayuda de quien administra este sitio.',
      'The operator was told that the account was stolen. Ask the operator.':
        'Se notificó el robo de la cuenta. Consulta a quien administra este sitio.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'Se notificó el robo de la cuenta y esta dirección no permite recuperarla. Consulta a quien administra este sitio.',
      'The password was changed after this link was sent.':
        'La contraseña se cambió después de enviar este enlace.',
      'A new password was chosen by mail since, which signed out every device.':
        'Desde entonces se eligió una contraseña nueva por correo, lo que cerró la sesión en todos los dispositivos.',
      'The change was cancelled because the password was changed.':
        'El cambio se canceló porque se cambió la contraseña.',
      'The change was cancelled because the address so far was confirmed.':
        'El cambio se canceló porque se confirmó la dirección actual.',
      'The change was cancelled because the account was secured.':
        'El cambio se canceló porque se protegió la cuenta.',
      'The change was cancelled.': 'El cambio se canceló.',
      'The address was changed already.': 'La dirección ya se cambió.',
      'Another change took its place. Use the links of the newest mails.':
        'Otro cambio lo reemplazó. Usa los enlaces de los correos más recientes.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'Se protegió la cuenta. Elige una contraseña nueva: eso también confirma la dirección.',
      'The account was secured. Use the link of the newest mail.':
        'Se protegió la cuenta. Usa el enlace del correo más reciente.',
      'Another mail took its place. Use the link of the newest mail.':
        'Otro correo lo reemplazó. Usa el enlace del correo más reciente.',
      'The recovery was stopped. Ask the operator.':
        'Se detuvo la recuperación. Consulta a quien administra este sitio.',
      'The second factor is removed already.': 'El segundo factor ya se quitó.',
      'Another account has this address by now. Ask the operator.':
        'Otra cuenta ya tiene esta dirección. Consulta a quien administra este sitio.',
      'Write some text.': 'Escribe algo.',
      'Choose a time zone.': 'Elige una zona horaria.',
      'Choose a time zone such as Europe/Paris.': 'Elige una zona horaria como Europe/Paris.',
      'Choose a language.': 'Elige un idioma.',
      'Use a language tag such as en or pt-BR.': 'Usa un código de idioma como en o pt-BR.',
      'Choose a level from 1 to 5.': 'Elige un nivel del 1 al 5.',
      'Choose from the listed options.': 'Elige entre las opciones de la lista.',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'Usa al menos {count} carácter.',
        many: 'Usa al menos {count} de caracteres.',
        other: 'Usa al menos {count} caracteres.',
      },
      'Use at most {count} characters.': {
        one: 'Usa como máximo {count} carácter.',
        many: 'Usa como máximo {count} de caracteres.',
        other: 'Usa como máximo {count} caracteres.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'Un código de la app tiene 6 dígitos. Este tiene {count}.',
        many: 'Un código de la app tiene 6 dígitos. Este tiene {count}.',
        other: 'Un código de la app tiene 6 dígitos. Este tiene {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Elige una contraseña que no sea solo el nombre de {appName}.',
      'That code is not right. You can try {count} more times.': {
        one: 'Ese código es incorrecto. Puedes intentarlo {count} vez más.',
        many: 'Ese código es incorrecto. Puedes intentarlo {count} de veces más.',
        other: 'Ese código es incorrecto. Puedes intentarlo {count} veces más.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Este enlace funciona a partir del {instant}. Hasta entonces nadie puede usar la cuenta.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Este enlace funciona a partir del {instant}. Hasta entonces se puede detener desde la dirección actual.',
    },
  },

  fieldTexts: {
    'About you': 'Sobre ti',
    'A few words about yourself.': 'Unas palabras sobre ti.',
    'Time zone': 'Zona horaria',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Para las apps que te muestran fechas. La de este dispositivo aparece primero; o escribe una ciudad, como Madrid.',
    Language: 'Idioma',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Para las apps en varios idiomas. Elige uno o escribe su código, como pt-BR.',
    'so that lessons fit you': 'para que las lecciones se adapten a ti',
    'Software background': 'Experiencia con software',
    'What have you worked with? Choose any.': '¿Con qué has trabajado? Elige lo que corresponda.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Modelos de lenguaje',
    'Hardware access': 'Acceso a hardware',
    'What can you get your hands on? Choose any.': '¿Qué tienes a tu alcance? Elige lo que corresponda.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Robot Unitree',
    'Experience level': 'Nivel de experiencia',
    'How much have you done with robots so far?': '¿Cuánto has hecho con robots hasta ahora?',
    'New to it': 'Sin experiencia',
    Beginner: 'Principiante',
    Intermediate: 'Intermedio',
    Advanced: 'Avanzado',
    Expert: 'Experto',
  },

  roles: {
    teacher: 'Docente',
    moderator: 'Moderación',
  },
});
