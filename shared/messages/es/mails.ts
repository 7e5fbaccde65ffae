import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Hola, {name}:',
      helloNobody: 'Hola:',
      code: 'O escribe este código en la página de {host} donde pediste este correo:',
      codeIsSecret: 'No lo escribas en ningún otro lugar ni se lo digas a nadie: nunca te lo pediremos.',
      notMe:
        '¿No fuiste tú? Con un clic se cierra la sesión en todos los dispositivos y la contraseña deja de servir.',
      notMeLink: 'No fui yo',
      instant: '{time} UTC',
      masked: '{local}… en {host}…',
      device: '{browser} en {system}',
      unknownDevice: 'Dispositivo desconocido',
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Enviado por <link>{host}</link>. Nadie lee las respuestas a esta dirección.',
      signature: '{appName},',
    },
    facts: {
      when: 'Cuándo',
      device: 'Dispositivo',
      ipAddress: 'Dirección IP',
      place: 'Lugar aproximado',
      oldAddress: 'Dirección anterior',
      newAddress: 'Dirección nueva',
      worksFrom: 'Funciona desde',
      worksUntil: 'Funciona hasta',
      notBefore: 'No antes de',
      removedOn: 'Fecha de retirada',
      from: 'Desde',
      until: 'Hasta',
    },

    verifyEmail: {
      subject: 'Confirma tu correo electrónico para {appName}',
      heading: 'Confirma tu correo electrónico',
      given: 'Alguien, esperamos que tú, dio esta dirección a {appName}.',
      button: 'Confirmar correo electrónico',
      limits: 'El enlace sirve una sola vez, durante una hora. Si no fuiste tú, ignora este correo.',
    },
    resetPassword: {
      subject: 'Elige una contraseña nueva para {appName}',
      heading: 'Elige una contraseña nueva',
      choose:
        'Puedes elegir una contraseña nueva para {appName}. Al hacerlo, se cerrará tu sesión en todos los dispositivos.',
      button: 'Elegir una contraseña nueva',
      limits:
        'El enlace sirve una sola vez, durante una hora. Si no lo pediste, ignora este correo: tu contraseña se queda como está.',
    },
    secured: {
      subject: 'Tu cuenta de {appName} está protegida: elige una contraseña nueva',
      heading: 'Tu cuenta está protegida',
      done: 'Se cerró la sesión en todos los dispositivos y la contraseña anterior ya no funciona.',
      button: 'Elegir una contraseña nueva',
      limits:
        'El enlace sirve una sola vez, durante una hora. Después, pide otro en la página de inicio de sesión.',
    },
    invitation: {
      subject: 'Tu cuenta de {appName}: elige una contraseña',
      heading: 'Elige una contraseña para tu cuenta',
      created:
        'Se creó para ti una cuenta de {appName} con esta dirección. Elige una contraseña para usarla.',
      button: 'Elegir una contraseña',
      limits: {
        one: 'El enlace sirve una sola vez, durante {count} día. Si no esperabas una cuenta, ignora este correo.',
        many: 'El enlace sirve una sola vez, durante {count} de días. Si no esperabas una cuenta, ignora este correo.',
        other:
          'El enlace sirve una sola vez, durante {count} días. Si no esperabas una cuenta, ignora este correo.',
      },
      expired: '¿El enlace ya no funciona?',
      expiredLink: 'Pedir otro',
    },
    signUpAttempt: {
      subject: 'Ya tienes una cuenta de {appName}',
      heading: 'Ya tienes una cuenta',
      tried: 'Alguien, esperamos que tú, intentó usar esta dirección para otra cuenta.',
      button: 'Iniciar sesión',
      unchanged: 'No cambió nada. Si no fuiste tú, ignora este correo.',
      forgotLink: '¿Olvidaste tu contraseña?',
    },
    emailChangeNew: {
      subject: 'Confirma tu correo electrónico nuevo para {appName}',
      heading: 'Confirma tu correo electrónico nuevo',
      asked: 'Se pidió que esta dirección pase a ser la de una cuenta de {appName}.',
      button: 'Confirmar dirección nueva',
      limits: 'El enlace sirve una sola vez, durante una hora. Si no fuiste tú, ignora este correo.',
    },
    emailChangeOld: {
      subject: 'Tu correo electrónico de {appName} está a punto de cambiar',
      heading: 'Tu correo electrónico está a punto de cambiar',
      asked: 'Tu cuenta de {appName} va a recibir otra dirección en lugar de esta.',
      button: 'Permitir el cambio',
      wait: 'Si no lo permites, el cambio espera tres días. Hasta entonces puedes cancelarlo en tu cuenta.',
    },
    emailChanged: {
      subject: 'Tu correo electrónico de {appName} cambió',
      heading: 'Tu correo electrónico cambió',
      changed:
        'Ahora inicias sesión en {appName} con la dirección nueva. Se cerró la sesión en los demás dispositivos.',
    },
    passwordChanged: {
      subject: 'Tu contraseña de {appName} cambió',
      heading: 'Tu contraseña cambió',
      changed: 'Se cambió tu contraseña y se cerró la sesión en los demás dispositivos.',
      cancelled: 'Se canceló el cambio de tu correo electrónico que estaba en curso.',
    },
    newDevice: {
      subject: 'Nuevo inicio de sesión en {appName}',
      heading: 'Nuevo inicio de sesión',
      used: 'Tu cuenta de {appName} se usó en un navegador que no habíamos visto antes.',
    },
    passkeyAdded: {
      subject: 'Se agregó una llave de acceso para {appName}',
      heading: 'Se agregó una llave de acceso',
      added:
        'Tu cuenta de {appName} tiene una llave de acceso nueva. Quien la tenga puede iniciar sesión sin tu contraseña.',
    },
    passkeyRemoved: {
      subject: 'Se quitó una llave de acceso para {appName}',
      heading: 'Se quitó una llave de acceso',
      removed: 'Se quitó una llave de acceso de tu cuenta de {appName}. Ya no sirve para iniciar sesión.',
    },
    twoFactorOn: {
      subject: 'La verificación en dos pasos de {appName} está activada',
      heading: 'La verificación en dos pasos está activada',
      setUp:
        'Se configuró una app de autenticación para tu cuenta de {appName}. Ahora, para iniciar sesión, también se necesita un código de la app.',
      keepCodes:
        'Guarda los códigos de respaldo en un lugar seguro: sin la app, solo con ellos podrás entrar.',
    },
    twoFactorOff: {
      subject: 'La verificación en dos pasos de {appName} está desactivada',
      heading: 'La verificación en dos pasos está desactivada',
      off: 'Tu cuenta de {appName} ya no pide códigos. Los códigos de respaldo ya no funcionan.',
    },
    backupCodesReplaced: {
      subject: 'Códigos de respaldo nuevos para {appName}',
      heading: 'Códigos de respaldo nuevos',
      replaced:
        'Se crearon códigos de respaldo nuevos para tu cuenta de {appName}. Los anteriores ya no funcionan.',
    },
    backupCodeUsed: {
      subject: 'Se usó un código de respaldo para {appName}',
      heading: 'Se usó un código de respaldo',
      used: 'Se usó un código de respaldo de tu cuenta de {appName} en lugar de tu app de autenticación.',
      noneLeft: 'Era el último. Crea códigos nuevos ahora.',
      left: {
        one: 'Queda un código de respaldo.',
        many: 'Quedan {count} de códigos de respaldo.',
        other: 'Quedan {count} códigos de respaldo.',
      },
      button: 'Crear códigos de respaldo nuevos',
    },
    recovery: {
      subject: 'Recupera el acceso a tu cuenta de {appName}',
      heading: 'Recupera el acceso a tu cuenta',
      given:
        'Quien administra {appName} va a dar esta dirección a tu cuenta. Elige una contraseña nueva para continuar.',
      button: 'Elegir una contraseña nueva',
      before:
        'Antes de ese momento, se puede detener desde la dirección actual y desde cualquier dispositivo con la sesión iniciada.',
      beforeStolen: 'Antes de ese momento nadie puede usar la cuenta.',
      notAsked: '¿No lo pediste a quien administra el sitio? Entonces ignora este correo.',
    },
    recoveryNotice: {
      subject: 'Tu cuenta de {appName} está a punto de recibir otra dirección',
      heading: 'Tu cuenta está a punto de recibir otra dirección',
      asked:
        'Se pidió a quien administra {appName} que dé a tu cuenta otra dirección y una contraseña nueva.',
      stop: '¿Lo pediste tú? Entonces no hagas nada. Si no, detenlo: así no cambia nada.',
      button: 'Detenerlo',
    },
    stolenNotice: {
      subject: 'Se notificó el robo de tu cuenta de {appName}',
      heading: 'Se notificó el robo de tu cuenta',
      reported:
        'Alguien avisó a quien administra {appName} de que tu cuenta fue robada. Se pidió que reciba otra dirección y una contraseña nueva. Hasta entonces nadie puede usar la cuenta.',
      stop: '¿Lo pediste tú? Entonces no hagas nada. Si no, avisa antes de ese momento a quien administra el sitio: puede detenerlo, y así no cambia nada.',
      noLink:
        'Este correo no tiene un enlace para detenerlo, porque podría leerlo quien robó la cuenta. Si reemplazaron tu dirección y tienes el correo que lo comunica, el enlace “No fui yo” de ese correo te devuelve la cuenta.',
    },
    stolenRecovered: {
      subject: 'Tu cuenta de {appName} ahora tiene otra dirección',
      heading: 'Tu cuenta ahora tiene otra dirección',
      recovered:
        'Se notificó el robo de tu cuenta de {appName}. Con ayuda de quien administra el sitio, ahora tiene otra dirección y una contraseña nueva. Se cerró la sesión en todos los dispositivos.',
      notMe: '¿No fuiste tú? Avisa enseguida a quien administra el sitio.',
    },
    factorResetNotice: {
      subject: 'Se quitará el segundo factor de tu cuenta de {appName}',
      heading: 'Se quitará tu segundo factor',
      asked:
        'Se pidió a quien administra {appName} que quite la app de autenticación y los códigos de respaldo de tu cuenta.',
      askedWithPasskeys:
        'Se pidió a quien administra {appName} que quite de tu cuenta la app de autenticación, los códigos de respaldo y todas las llaves de acceso.',
      stop: '¿Lo pediste tú? Entonces no hagas nada. Si no, detenlo: así no cambia nada.',
      button: 'Detenerlo',
    },
    factorReset: {
      subject: 'Se quitó el segundo factor de tu cuenta de {appName}',
      heading: 'Se quitó tu segundo factor',
      removed:
        'Quien administra {appName} quitó la app de autenticación y los códigos de respaldo de tu cuenta. Se cerró la sesión en todos los dispositivos.',
      removedWithPasskeys:
        'Quien administra {appName} quitó de tu cuenta la app de autenticación, los códigos de respaldo y todas las llaves de acceso. Se cerró la sesión en todos los dispositivos.',
      next: 'Inicia sesión con tu contraseña o elige una nueva por correo. Después configura de nuevo un segundo factor.',
      button: 'Iniciar sesión',
    },
    deletion: {
      subject: 'Tu cuenta de {appName} se eliminará',
      heading: 'Tu cuenta se eliminará',
      deleted: 'Tu cuenta y todo su contenido se eliminarán el {instant}.',
      button: 'Conservar mi cuenta',
      signIn: 'Hasta entonces también puedes iniciar sesión y elegir “Cancelar eliminación”.',
    },
    deletionCancelled: {
      subject: 'Tu cuenta de {appName} se conserva',
      heading: 'Tu cuenta se conserva',
      cancelled: 'Se canceló la eliminación de tu cuenta. No se perdió nada.',
    },
    deleted: {
      subject: 'Tu cuenta de {appName} se eliminó',
      heading: 'Tu cuenta se eliminó',
      deleted: 'Se eliminaron tu cuenta de {appName} y todo su contenido. Este es nuestro último correo.',
    },
    summary: {
      subject: 'Hubo más actividad en tu cuenta de {appName}',
      heading: 'Hubo más actividad en tu cuenta',
      beyond:
        'Solo te enviamos unos pocos correos por hora. Además de lo que te comunicamos, ocurrió lo siguiente:',
      button: 'Ver tu actividad',
      kinds: {
        newDevice: 'Nuevos inicios de sesión',
        signUpAttempt: 'Registros con tu dirección',
        passwordChanged: 'Cambios de contraseña',
        passkeyAdded: 'Llaves de acceso agregadas',
        passkeyRemoved: 'Llaves de acceso quitadas',
        twoFactorOn: 'Activaciones de la verificación en dos pasos',
        twoFactorOff: 'Desactivaciones de la verificación en dos pasos',
        backupCodesReplaced: 'Códigos de respaldo nuevos',
        backupCodeUsed: 'Usos de un código de respaldo',
        emailChanged: 'Cambios de tu correo electrónico',
        factorReset: 'Retiradas del segundo factor',
        deletion: 'Solicitudes de eliminar la cuenta',
        deletionCancelled: 'Eliminaciones canceladas',
        secured: 'Enlaces para elegir una contraseña nueva',
        invitation: 'Invitaciones',
        otherEvents: 'Otros eventos',
      },
    },
    testMail: {
      subject: 'Correo de prueba de {appName}',
      heading: 'El servidor de correo funciona',
      sent: 'Quien administra {appName} envió este correo para comprobar si los correos llegan.',
    },
  },
});
