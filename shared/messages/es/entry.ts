import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Iniciar sesión',
    intro: 'Usa tu cuenta de {appName}.',
    youLeft: 'Cerraste la sesión.',
    youWereSignedOut:
      'Se cerró tu sesión desde otro dispositivo o por una contraseña nueva. Inicia sesión para continuar.',
    ranOut: 'Se cerró tu sesión porque había expirado. Inicia sesión para continuar.',
    disabled:
      'Se cerró tu sesión porque esta cuenta está inhabilitada. Consulta a quien administra este sitio.',
    notKept: 'Este navegador no conservó tu sesión. Permite las cookies de este sitio e inicia sesión.',
    late: 'Pasaron más de diez minutos. Inicia sesión de nuevo.',
    newHere: '¿No tienes cuenta? <link>Crea tu cuenta</link>',
    rememberMe: 'Recordarme',
    forgotPassword: '¿Olvidaste tu contraseña?',
    submit: 'Iniciar sesión',
    or: 'o',
    withPasskey: 'Iniciar sesión con una llave de acceso',
  },

  signUp: {
    title: 'Crea tu cuenta',
    submit: 'Crear cuenta',
    byPasskey: 'Crear cuenta con una llave de acceso',
    closed: 'Ahora no puedes crear una cuenta aquí. Consulta a quien administra este sitio.',
    terms: 'Al crear una cuenta, aceptas los <link>términos</link>.',
    privacy: 'La <link>política de privacidad</link> explica cómo se tratan tus datos.',
  },

  signInFlow: {
    backToSignIn: 'Volver a iniciar sesión',
    alreadyHere: '¿Ya tienes una cuenta? <link>Inicia sesión</link>',
    goBackTo: 'Después volverás a {host}.',
  },

  checkMail: {
    title: 'Revisa tu correo',
    intro:
      'Enviamos un enlace y un código a {email}. Cualquiera de los dos confirma la dirección e inicia tu sesión.',
    introPasskey:
      'Enviamos un enlace y un código a {email}. Cualquiera de los dos te lleva a crear tu llave de acceso.',
    hint: 'El enlace sirve durante una hora. ¿No llegó nada? Revisa la carpeta de spam.',
    confirmedAlready: '¿Ya la confirmaste? <link>Inicia sesión</link>',
  },

  forgotPassword: {
    title: '¿Olvidaste tu contraseña?',
    intro: 'Te enviaremos por correo un enlace para elegir una nueva.',
    submit: 'Enviar enlace',
    sent: {
      title: 'Revisa tu correo',
      intro: 'Si {email} tiene una cuenta, le llegarán un enlace y un código que sirven durante una hora.',
      hint: '¿No llegó nada? Revisa la carpeta de spam y la dirección.',
    },
  },

  resetPassword: {
    sendNewLink: 'Enviar un enlace nuevo',
    notMe: {
      title: '¿No fuiste tú?',
      intro:
        'Esto cierra la sesión de {email} en todos los dispositivos, también en este. Después eliges una contraseña nueva.',
      action: 'Proteger mi cuenta',
    },
    secured: {
      title: 'Se cerró la sesión en todos los dispositivos',
      intro: 'Enviamos a {email} un enlace para elegir una contraseña nueva.',
      hint: '¿No llegó nada? Revisa la carpeta de spam.',
    },
  },

  choosePassword: {
    title: 'Elige una contraseña nueva',
    intro: 'Para {email}. Se cerrará tu sesión en todos los dispositivos.',
    submit: 'Cambiar contraseña',
    done: {
      title: 'Contraseña cambiada',
      intro: 'Se cerró tu sesión en todos los dispositivos. Inicia sesión con la contraseña nueva.',
      goOn: 'Iniciar sesión',
    },
  },

  verifyEmail: {
    goOn: 'Continuar',
    toAccount: 'Ir a tu cuenta',
    thanks: 'Gracias',
    confirm: {
      title: 'Confirma tu correo electrónico',
      intro: 'Con un clic sabremos que {email} es tuyo.',
      action: 'Confirmar correo electrónico',
      done: '{email} está confirmado.',
      doneCancelled: '{email} está confirmado. Se canceló el cambio a {cancelled}.',
    },
  },

  confirmByPassword: {
    title: 'Confirma tu correo electrónico',
    byPassword: {
      intro: 'Escribe la contraseña de {email}. Así demuestras que la cuenta es tuya.',
      action: 'Confirmar e iniciar sesión',
      instead: 'Elegir una contraseña nueva',
    },
    byNewPassword: {
      intro: 'Elige una contraseña nueva para {email}. Se cerrará la sesión en los demás dispositivos.',
      action: 'Cambiar contraseña e iniciar sesión',
      instead: 'Usar la contraseña actual',
    },
    byNewPasswordAgain: {
      intro:
        '{email} ya se usó para una cuenta. Elige una contraseña nueva: se cerrará la sesión en los demás dispositivos.',
      action: 'Cambiar contraseña e iniciar sesión',
      instead: 'Usar la contraseña actual',
    },
    discard: {
      action: 'No creé esta cuenta',
      question: '¿Eliminar la cuenta de {email}?',
      consequence: 'Se cierra la sesión de quien la creó y se elimina todo lo que hay en ella.',
      confirm: 'Eliminar la cuenta',
      keep: 'Conservarla',
      done: {
        title: 'La cuenta se eliminó',
        action: 'Continuar',
        intro: 'Ya nadie puede iniciar sesión con {email}.',
      },
    },
  },

  linkSpent: {
    title: 'Este enlace ya no funciona',
    verifyEmail: {
      intro: 'Expiró o ya se usó. Si inicias sesión, puedes enviar uno nuevo.',
      action: 'Enviar un enlace nuevo',
    },
    changeEmail: {
      intro: 'Expiró o ya se usó. Si inicias sesión, verás en qué punto está el cambio.',
      action: 'Ver el cambio',
    },
    resetPassword: {
      intro: 'Expiró o ya se usó. Uno nuevo sirve durante una hora.',
      action: 'Enviar un enlace nuevo',
    },
    notMe: {
      intro: 'Expiró o ya se usó. Una contraseña nueva también cierra la sesión en todos los dispositivos.',
      action: 'Elegir una contraseña nueva',
    },
    keepAccount: {
      intro: 'Expiró o ya se usó. Si inicias sesión, puedes conservar la cuenta hasta que se elimine.',
      action: 'Iniciar sesión para conservarla',
    },
    confirmByPassword:
      '¿No puedes iniciar sesión? Si eliges una contraseña nueva por correo, también confirmas la dirección.',
  },

  mailLink: {
    linkMissing: {
      title: 'Este enlace no está completo',
      intro: 'Ábrelo otra vez desde el correo, cópialo entero o escribe el código que está al lado.',
    },
    sentAgain: 'Enviado. Cada enlace sirve durante una hora.',
    code: {
      label: 'Código del correo',
      hint: 'Para el navegador que lo pidió. Nunca te lo pediremos en otro lugar.',
      submit: 'Usar el código',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Crea tu cuenta con una llave de acceso',
      intro:
        'Inicias sesión con tu huella digital, tu rostro o el PIN del dispositivo. No hay contraseña que olvidar.',
      hint: 'Primero te enviamos un enlace por correo. Si pierdes tu llave de acceso, podrás volver a entrar por correo.',
      submit: 'Enviarme el enlace',
      byPassword: 'Usar una contraseña',
    },
    create: {
      title: 'Crea tu llave de acceso',
      intro: 'Con ella confirmas {email} y, desde ahora, inicias sesión.',
      action: 'Crear una llave de acceso',
      unsupported:
        'Este navegador no puede crear llaves de acceso. Abre el enlace en otro o elige una contraseña.',
      byPassword: 'Elegir una contraseña',
      byPasskey: 'Crear una llave de acceso',
    },
    choose: {
      title: 'Elige una contraseña',
      intro: 'Con ella confirmas {email} e inicias sesión. Más tarde puedes agregar una llave de acceso.',
    },
  },

  twoFactorPage: {
    title: 'Verificación en dos pasos',
    startAgain: 'Volver a empezar',
    lost: {
      question: '¿Perdiste el teléfono y los códigos de respaldo?',
      passkey: '¿Perdiste la llave de acceso?',
      answer:
        'Consulta a quien administra este sitio. Puede restablecer tu segundo factor cuando haya comprobado que eres tú.',
    },
    over: {
      title: 'Inicia sesión de nuevo',
      tooMany:
        'Cinco códigos fueron incorrectos. Inicia sesión de nuevo con tu contraseña para probar otros.',
      late: 'Pasaron más de diez minutos o se cambió tu contraseña. Inicia sesión de nuevo para continuar.',
    },
    setUp: {
      title: 'Configura un segundo factor',
      required: '{appName} pide a todo el mundo algo más que una contraseña. Elige lo que tengas a mano.',
      wanted: 'Este sitio pide algo más que una contraseña. Elige lo que tengas a mano.',
      passkey: {
        title: 'Llave de acceso',
        intro:
          'Tu huella digital, tu rostro, un PIN o una llave de seguridad. Es lo más rápido, sin escribir nada.',
        action: 'Crear una llave de acceso',
      },
      app: {
        title: 'App de autenticación',
        intro: 'Una app de tu teléfono muestra un código, que escribes después de tu contraseña.',
        action: 'Configurar una app',
      },
      signedInAs: 'Sesión iniciada como {email}. <link>Cerrar sesión</link>',
    },
  },

  authorize: {
    title: 'Continuar en {host}',
    intro: 'Esto inicia tu sesión allí. El sitio verá tu nombre, correo y perfil.',
    introNobody: 'Primero inicia sesión. Después continuarás en el sitio.',
    signedInAs: 'Sesión iniciada como',
    action: 'Continuar',
    useAnother: 'Usar otra cuenta',
    notWanted: '¿No es lo que querías? <link>Volver a {host}</link>',
  },

  siteRefused: {
    title: 'Este enlace no funciona',
    intro: 'No puedes iniciar sesión con él. {appName} no envió nada al sitio.',
    goBack: 'Volver',
    goOn: 'Ir a tu cuenta',
    reasons: {
      client_id: 'Para quien administra el sitio: {name} no es un origen de confianza de este servicio.',
      redirect_uri:
        'Para quien administra el sitio: {name} debe ser una de sus páginas, con https y sin fragmento.',
    },
  },

  agree: {
    keep: {
      title: 'Conserva tu cuenta',
      intro: 'La cuenta de {email} está a punto de eliminarse. Con un clic se queda como está.',
      action: 'Conservar mi cuenta',
      done: 'Tu cuenta se conserva. No se perdió nada.',
    },
    stop: {
      title: 'Conserva tu cuenta como está',
      address:
        'La cuenta de {email} va a recibir otra dirección y una contraseña nueva. Con un clic se queda como está.',
      second_factor: 'El segundo factor de la cuenta de {email} se va a quitar. Con un clic se conserva.',
      action: 'Detenerlo',
      done: {
        address: 'Se detuvo. La dirección y la contraseña se quedan como están.',
        second_factor: 'Se detuvo. El segundo factor se conserva.',
      },
    },
    change: {
      title: 'Cambia tu correo electrónico',
      intro: 'Tu correo pasará a ser {email}: se cerrará la sesión en los demás dispositivos.',
      introHalf:
        'Tu correo pasará a ser {email} cuando la otra dirección también acepte: entonces se cerrará la sesión en los demás dispositivos.',
      action: 'Confirmar el cambio',
      done: 'Desde ahora, tu correo electrónico es {email}.',
      half: 'Anotado. {email} pasará a ser tu dirección cuando la otra acepte.',
      taken: {
        title: 'Esta dirección está ocupada',
        intro: 'Otra cuenta ya tiene {email}. Tu dirección se queda como estaba.',
      },
    },
  },

  background: {
    title: 'Tu experiencia',
    intro: '{appName} te lo pregunta {why}. Son dos o tres toques.',
    goOn: 'Continuar',
    skip: 'Omitir por ahora',
  },
});
