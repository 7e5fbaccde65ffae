import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'ID de la solicitud',
    tryAgain: 'Intentar de nuevo',
    loading: 'Cargando…',
    justNow: 'hace un momento',
    show: 'Mostrar<hidden> la contraseña</hidden>',
    hide: 'Ocultar<hidden> la contraseña</hidden>',
    countOf: '{count} de {limit}',
    signOut: 'Cerrar sesión',
    result: 'Resultado',
    sendAgain: 'Enviar de nuevo',
    sendAgainIn: 'Enviar de nuevo en {seconds} s',
    nowAgain: 'Ya puedes intentarlo de nuevo.',
    language: 'Idioma',
    languageNotChanged: 'No se cambió el idioma.',
    theme: 'Tema',
    themes: {
      system: 'Igual que el dispositivo',
      light: 'Claro',
      dark: 'Oscuro',
    },
    both: '{first} {second}',
    unsaved: {
      title: '¿Salir sin guardar?',
      consequence: 'Se perderá lo que cambiaste en esta página.',
      leave: 'Salir sin guardar',
      keep: 'Seguir editando',
    },
  },

  errors: {
    unexpected: 'Algo falló de nuestro lado. Inténtalo de nuevo.',
    sentences: {
      invalid_input: 'Algunos datos no son válidos. Revisa el formulario e inténtalo de nuevo.',
      unauthenticated: 'Se cerró tu sesión. Inicia sesión de nuevo.',
      forbidden: 'Se rechazó esta solicitud. Consulta a quien administra este sitio.',
      account_disabled: 'Esta cuenta está inhabilitada. Consulta a quien administra este sitio.',
      untrusted_origin: 'No se permite iniciar sesión desde esta dirección web.',
      not_found: 'Esto ya no está aquí. Vuelve a cargar la página.',
      payload_too_large: 'Esto es demasiado largo. Acórtalo e inténtalo de nuevo.',
      step_up_required: 'Para continuar, confirma que eres tú.',
      step_up_declined: 'No se cambió nada, porque no confirmaste que eres tú.',
      wrong_password: 'Esta no es tu contraseña actual.',
      wrong_code: 'Este código es incorrecto o ya se usó. Espera al siguiente.',
      wrong_credentials:
        'El correo o la contraseña no son correctos. Revisa ambos o elige una contraseña nueva.',
      person_changed: 'Otra persona inició sesión en este navegador. No se guardó nada.',
      email_taken: 'Este correo ya tiene una cuenta. Inicia sesión con ella.',
      cookie_refused: 'Tu navegador no conservó la sesión. Permite las cookies e inténtalo de nuevo.',
      email_not_verified: 'Primero confirma tu correo electrónico: abre el enlace que te enviamos.',
      link_unusable: 'Este enlace expiró o ya se usó. Pide uno nuevo.',
      conflict: 'Esto se cambió en otro lugar. Vuelve a cargar la página e inténtalo de nuevo.',
      sign_up_closed: 'Aquí no se pueden crear cuentas nuevas. Consulta a quien administra este sitio.',
    },
    unavailable: 'No se puede acceder a {appName} ahora mismo. Inténtalo de nuevo en un momento.',
    unreachable: 'No se puede acceder a {appName}. Revisa tu conexión e inténtalo de nuevo.',
    offline: 'No tienes conexión. Conéctate a internet e inténtalo de nuevo.',
    tooManyAttempts: 'Demasiados intentos. Inténtalo de nuevo dentro de {wait}.',
  },

  fields: {
    name: 'Nombre',
    email: 'Correo electrónico',
    password: 'Contraseña',
  },

  device: {
    thisDevice: 'Este dispositivo',
    unknownDevice: 'Dispositivo desconocido',
    browserOn: '{browser} en {os}',
  },

  root: {
    skipToContent: 'Ir al contenido',
    notFound: {
      title: 'Página no encontrada',
      intro: 'No hay nada en esta dirección. Quizá se haya movido.',
      goOn: 'Ir a tu cuenta',
    },
    notOpened: 'Esta página no se abrió',
    triesAgain: 'La página lo vuelve a intentar sola y se abrirá en cuanto pueda.',
    notReached: 'No se puede acceder a {appName}',
    offline: 'No tienes conexión',
  },

  frame: {
    navigation: 'Cuenta',
    pages: {
      overview: 'Resumen',
      profile: 'Perfil',
      security: 'Seguridad',
      devices: 'Dispositivos',
      activity: 'Actividad',
      data: 'Datos',
    },
    backArrow: '← ',
    backTo: 'Volver a {appName}',
    signedInAs: 'Sesión iniciada como {email}',
    signOut: 'Cerrar sesión',
    accountStays: 'Tu cuenta se conserva. No se perdió nada.',
    stillSignedIn: 'Tu sesión sigue abierta.',
    otherPerson: 'Otro inicio de sesión en este navegador reemplazó al tuyo. Ahora la sesión es de {email}.',
  },

  profileFields: {
    notSaid: 'Sin indicar',
    assumed: '{value}, según este navegador',
    clear: 'Borrar',
  },

  stepUp: {
    title: 'Confirma que eres tú',
    titles: {
      'account.changeEmail': 'Confirma que eres tú para cambiar tu correo',
      'account.export': 'Confirma que eres tú para descargar tus datos',
      'account.requestDeletion': 'Confirma que eres tú para eliminar tu cuenta',
      changePassword: 'Confirma que eres tú para cambiar tu contraseña',
      passkeyRegisterOptions: 'Confirma que eres tú para agregar una llave de acceso',
      removePasskey: 'Confirma que eres tú para quitar una llave de acceso',
      enableTwoFactor: 'Confirma que eres tú para configurar la verificación en dos pasos',
      disableTwoFactor: 'Confirma que eres tú para desactivar la verificación en dos pasos',
      newBackupCodes: 'Confirma que eres tú para crear códigos de respaldo nuevos',
    },
    notAgain: 'No te lo volveremos a pedir durante 10 minutos.',
    cancel: 'Cancelar',
    confirm: 'Confirmar',
    passkey: {
      intro: 'Usa tu llave de acceso: tu huella digital, tu rostro, un PIN o una llave de seguridad.',
      submit: 'Usar una llave de acceso',
      instead: 'Usar una llave de acceso',
    },
    code: {
      intro: 'Escribe el código que tu app de autenticación muestra ahora.',
      field: {
        label: 'Código',
        hint: '6 dígitos',
      },
      instead: 'Usar un código de tu app',
    },
    backup: {
      intro: 'Escribe uno de los códigos de respaldo que guardaste. Cada uno sirve una sola vez.',
      field: {
        label: 'Código de respaldo',
        hint: '10 letras y dígitos',
      },
      instead: 'Usar un código de respaldo',
    },
    password: {
      intro: 'Escribe tu contraseña para continuar.',
      instead: 'Usar tu contraseña',
    },
    trust: {
      label: 'Confiar en este navegador durante 30 días',
      hint: 'Así no necesitará código. Hazlo solo en un dispositivo que nadie más use.',
    },
  },

  passkeys: {
    noneUsed: 'No se usó ninguna llave de acceso. Inténtalo de nuevo o continúa de otra forma.',
    noneCreated: 'No se creó ninguna llave de acceso. Inténtalo de nuevo cuando quieras.',
    exists: 'Este dispositivo o esta llave de seguridad ya tiene una llave de acceso para tu cuenta.',
    unsupported:
      'Este dispositivo no puede usar llaves de acceso aquí. Prueba con otro o con una llave de seguridad.',
    unverified: 'Primero configura un bloqueo de pantalla o un PIN en este dispositivo.',
    wrongAddress:
      'Las llaves de acceso no funcionan en esta dirección web. Consulta a quien administra este sitio.',
    failed: 'La llave de acceso no respondió. Inténtalo de nuevo o usa otra.',
    refused: 'Esta llave de acceso no funcionó aquí. Inténtalo de nuevo o continúa de otra forma.',
  },

  newPassword: {
    hint: 'Al menos {minLength} caracteres. Funcionan bien varias palabras sin relación entre sí.',
    strengths: {
      short: 'Todavía es demasiado corta.',
      personal: 'Se parece demasiado a tu nombre o correo: agrega otro tipo de palabras.',
      weak: 'Fácil de adivinar: agrega otra palabra.',
      fair: 'Aceptable. Con otra palabra será segura.',
      strong: 'Segura: difícil de adivinar.',
    },
  },

  emailChange: {
    cancelsChange: 'Esto cancela el cambio de tu dirección a {email}.',
    cancelledChange: 'Se canceló el cambio de tu dirección a {email}.',
  },

  page: {
    noScript:
      'Para iniciar sesión aquí se necesita JavaScript. Actívalo para este sitio y vuelve a cargar la página.',
    incomplete: 'Esta página no se cargó por completo. Revisa tu conexión y vuelve a cargarla.',
  },
});
