import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Resumen',
    inOrder: 'Todo está en orden.',
    summary: {
      one: 'Queda {count} cosa por hacer.',
      many: 'Quedan {count} de cosas por hacer.',
      other: 'Quedan {count} cosas por hacer.',
    },
    leftToDo: 'Por hacer:',
    confirmed: {
      text: 'Tu correo está confirmado.',
      step: 'Cambiar correo',
    },
    unconfirmed: {
      text: 'Tu correo todavía no está confirmado.',
      step: 'Confirmarlo',
    },
    pendingEmail: {
      waiting: 'Tu correo está a punto de cambiar a {email}. Confírmalo: los enlaces expiran {end}.',
      confirmed: 'Tu correo pasará a ser {email} a más tardar {end}.',
      step: 'Ver el cambio',
    },
    pendingDeletion: {
      text: 'Tu cuenta se eliminará el {time}.',
      step: 'Ver la eliminación',
    },
    answered: {
      text: 'Ya respondiste las preguntas sobre tu experiencia.',
      step: 'Editar perfil',
    },
    unanswered: {
      text: 'Todavía no has respondido las preguntas sobre tu experiencia.',
      step: 'Responderlas',
    },
    password: {
      text: 'Tu contraseña se estableció {time}.',
      step: 'Cambiar contraseña',
    },
    twoFactor: {
      on: {
        text: {
          one: 'La verificación en dos pasos está activada y queda {count} código de respaldo.',
          many: 'La verificación en dos pasos está activada y quedan {count} de códigos de respaldo.',
          other: 'La verificación en dos pasos está activada y quedan {count} códigos de respaldo.',
        },
        step: 'Ver verificación en dos pasos',
      },
      few: {
        none: 'No queda ningún código de respaldo: sin tu teléfono no podrías iniciar sesión.',
        text: {
          one: 'Solo queda {count} código de respaldo.',
          many: 'Solo quedan {count} de códigos de respaldo.',
          other: 'Solo quedan {count} códigos de respaldo.',
        },
        step: 'Crear códigos nuevos',
      },
      off: {
        text: 'La verificación en dos pasos está desactivada: basta con tu contraseña para iniciar sesión.',
        step: 'Activarla',
      },
      encouraged: {
        text: 'La verificación en dos pasos está desactivada. {appName} la recomienda.',
        step: 'Activarla',
      },
    },
    passkeys: {
      none: {
        text: 'No tienes llaves de acceso: con una basta tu huella digital, tu rostro o un PIN para iniciar sesión.',
        step: 'Agregar una llave de acceso',
      },
      some: {
        text: {
          one: 'Puedes iniciar sesión con una llave de acceso.',
          many: 'Puedes iniciar sesión con {count} de llaves de acceso.',
          other: 'Puedes iniciar sesión con {count} llaves de acceso.',
        },
        step: 'Ver llaves de acceso',
      },
      only: {
        text: 'Una llave de acceso es tu única forma de iniciar sesión. Sin ella, solo podrás entrar por correo.',
        step: 'Agregar otra',
      },
    },
    trustedBrowsers: {
      text: {
        one: 'Un navegador no necesita código.',
        many: '{count} de navegadores no necesitan código.',
        other: '{count} navegadores no necesitan código.',
      },
      step: 'Ver navegadores de confianza',
    },
    devices: {
      onlyThis: 'Solo tienes la sesión iniciada en este dispositivo.',
      text: {
        one: 'Tienes la sesión iniciada en {count} dispositivo.',
        many: 'Tienes la sesión iniciada en {count} de dispositivos.',
        other: 'Tienes la sesión iniciada en {count} dispositivos.',
      },
      see: 'Ver dispositivos',
      lost: '¿Perdiste un dispositivo? Cierra su sesión',
    },
    lastSignIn: {
      other: 'El último inicio de sesión en otro lugar fue {time}: {device}.',
      otherAt: 'El último inicio de sesión en otro lugar fue {time}: {device}, {place}.',
      only: 'Iniciaste sesión {time}. No hubo inicios de sesión en otro lugar.',
      step: 'Ver actividad',
    },
  },

  profile: {
    title: 'Perfil',
    account: {
      title: 'Cuenta',
      intro: 'Tu nombre y el correo con el que inicias sesión.',
    },
    changeEmail: 'Cambiar correo',
    details: {
      title: 'Detalles',
      intro: 'Todo es opcional.',
    },
    background: {
      title: 'Experiencia',
      intro: '{appName} te lo pregunta {why}. Todo es opcional.',
    },
    save: 'Guardar',
    saved: 'Guardado.',
    onlyNameSaved: 'Se guardó tu nombre, pero no lo demás.',
  },

  picture: {
    title: 'Foto',
    intro: 'Se muestra junto a tu nombre, aquí y en las apps que usas con esta cuenta.',
    choose: 'Elegir foto',
    formats: 'PNG, JPEG o WebP.<mouse> También puedes soltar un archivo aquí.</mouse>',
    remove: {
      action: 'Quitar foto',
      keep: 'Conservar foto',
      title: '¿Quitar tu foto?',
      consequence: 'La foto se elimina. En su lugar se muestra la primera letra de tu nombre.',
    },
    saved: 'Se guardó tu foto.',
    removed: 'Se quitó tu foto.',
    unreadable: 'Tu navegador no puede abrir este archivo como imagen. Elige un PNG, JPEG o WebP.',
    refused: 'No se puede leer esta imagen. Elige otro PNG, JPEG o WebP.',
    crop: {
      title: 'Recorta tu foto',
      intro: 'Arrástrala o usa las teclas de flecha. Se quita la ubicación de la foto.',
      area: 'Parte de la foto que se muestra',
      zoom: 'Zoom',
      cancel: 'Cancelar',
      save: 'Guardar foto',
    },
  },

  devices: {
    title: 'Dispositivos',
    list: 'Dispositivos',
    section: {
      title: 'Dónde tienes la sesión iniciada',
      intro: '¿Perdiste un dispositivo? Cierra su sesión: después habrá que iniciarla de nuevo.',
    },
    introWithPlaces:
      '¿Perdiste un dispositivo? Cierra su sesión: después habrá que iniciarla de nuevo. Los lugares son aproximados.',
    activeNow: 'Activo ahora',
    active: 'Última actividad: {time}',
    signedIn: {
      password: 'Sesión iniciada {time} con tu contraseña',
      passkey: 'Sesión iniciada {time} con una llave de acceso',
      sign_up: 'Sesión iniciada al crear la cuenta, {time}',
    },
    confirmedBy: {
      passkey: '{signedIn}, confirmada con una llave de acceso',
      code: '{signedIn}, confirmada con un código',
    },
    signsOut: 'La sesión se cierra sola {time}',
    onlyThisDevice:
      'Solo tienes la sesión iniciada en este dispositivo. <link>Ver qué pasó en tu cuenta</link>',
    signOut: 'Cerrar sesión',
    signOutOf: 'Cerrar sesión en {device}',
    confirm: {
      question: '¿Cerrar la sesión en {device}?',
      consequence: 'Para volver a entrar, habrá que iniciar sesión de nuevo.',
      action: 'Cerrar sesión',
      keep: 'Mantener la sesión',
    },
    sites: {
      title: 'Sesión iniciada también en',
      of: 'Sitios en los que {device} tiene la sesión iniciada',
      signOutOf: 'Cerrar sesión de {site} en {device}',
      used: 'usado {time}',
      confirm: {
        question: '¿Cerrar la sesión de {site}?',
        consequence:
          'El dispositivo mantiene su sesión: desde él se puede volver a ese sitio sin contraseña.',
        action: 'Cerrar sesión',
        keep: 'Mantener la sesión',
      },
      wasSignedOut: 'Se cerró la sesión de {site} en {device}.',
      notSignedOut: 'No se pudo cerrar la sesión de {site} en {device}.',
    },
    unknown: '¿No lo reconoces?',
    unknownOf: '¿No lo reconoces? {device}',
    signOutOthers: {
      count: {
        one: 'Tienes la sesión iniciada en {count} dispositivo más.',
        many: 'Tienes la sesión iniciada en {count} de dispositivos más.',
        other: 'Tienes la sesión iniciada en {count} dispositivos más.',
      },
      action: 'Cerrar sesión en los demás dispositivos',
      keep: 'Mantener la sesión',
      title: {
        one: '¿Cerrar la sesión en {count} dispositivo más?',
        many: '¿Cerrar la sesión en {count} de dispositivos más?',
        other: '¿Cerrar la sesión en {count} dispositivos más?',
      },
      consequence:
        'Para volver a entrar, habrá que iniciar sesión de nuevo en ellos. Este dispositivo mantiene su sesión.',
      done: {
        one: 'Se cerró la sesión en {count} dispositivo más.',
        many: 'Se cerró la sesión en {count} de dispositivos más.',
        other: 'Se cerró la sesión en {count} dispositivos más.',
      },
      failed: 'No se cerró la sesión en ningún dispositivo.',
    },
    kinds: {
      desktop: 'Computadora',
      mobile: 'Teléfono',
      tablet: 'Tableta',
      bot: 'Programa',
      other: '',
    },
    savedPassword: '¿Tu contraseña está guardada en él? <link>Cámbiala ahora</link>',
    result: 'Resultado',
    wasSignedOut: 'Se cerró la sesión en {device}.',
    notSignedOut: 'No se pudo cerrar la sesión en {device}.',
  },

  activity: {
    title: 'Actividad',
    intro: '¿Hay algo que no hiciste tú? <link>Protege tu cuenta</link>: son dos pasos.',
    today: 'Hoy',
    yesterday: 'Ayer',
    attempts: {
      sign_in: {
        one: '{count} intento fallido de iniciar sesión',
        many: '{count} de intentos fallidos de iniciar sesión',
        other: '{count} intentos fallidos de iniciar sesión',
      },
      step_up: {
        one: '{count} respuesta incorrecta al pedir confirmación',
        many: '{count} de respuestas incorrectas al pedir confirmación',
        other: '{count} respuestas incorrectas al pedir confirmación',
      },
      second_factor: {
        one: '{count} código incorrecto después de la contraseña correcta',
        many: '{count} de códigos incorrectos después de la contraseña correcta',
        other: '{count} códigos incorrectos después de la contraseña correcta',
      },
    },
    times: { one: '{count} vez', many: '{count} de veces', other: '{count} veces' },
    timesOf: '{times}: {sentence}',
    timesFrom: {
      one: '{times} desde {count} dirección IP',
      many: '{times} desde {count} de direcciones IP',
      other: '{times} desde {count} direcciones IP',
    },
    latestAt: 'Última vez: {time}',
    nothing: 'Todavía no ha ocurrido nada de este tipo.',
    nothingAtAll: 'No ha ocurrido nada en los últimos 400 días.',
    showAll: 'Mostrar todo',
    notMe: 'No fui yo',
    notMeOf: 'No fui yo: {sentence}, {device}',
    showOlder: 'Mostrar anteriores',
    filter: {
      label: 'Mostrar',
      all: 'Todo',
      signIns: 'Inicio y cierre de sesión',
      password: 'Contraseña',
      secondFactor: 'Llaves de acceso y códigos',
      email: 'Correo electrónico',
      account: 'Cuenta',
    },
    sentences: {
      sign_up: 'Cuenta creada',
      imported: 'Cuenta trasladada aquí',
      data_copied: 'Copia de tus datos creada',
      sign_in: 'Sesión iniciada',
      sign_out: 'Sesión cerrada',
      locked: 'Inicio de sesión ralentizado tras demasiados intentos',
      step_up: 'Confirmación de que eras tú',
      session_revoked: 'Sesión cerrada en un dispositivo',
      sessions_revoked: 'Sesión cerrada en los demás dispositivos',
      site_signed_in: 'Sesión iniciada en otro sitio',
      site_signed_out: 'Sesión cerrada en otro sitio',
      verification_requested: 'Enlace de confirmación solicitado',
      email_verified: 'Correo confirmado',
      email_change_requested: 'Cambio de correo solicitado',
      email_change_cancelled: 'Cambio de correo cancelado',
      email_changed: 'Correo cambiado',
      password_changed: 'Contraseña cambiada',
      password_reset_requested: 'Restablecimiento de contraseña solicitado',
      password_reset: 'Contraseña nueva elegida con un enlace enviado por correo',
      not_me: 'Se pulsó “No fui yo”: se cerraron todas las sesiones',
      passkey_added: 'Llave de acceso agregada',
      passkey_renamed: 'Nombre de una llave de acceso cambiado',
      passkey_removed: 'Llave de acceso quitada',
      two_factor_enabled: 'Verificación en dos pasos activada',
      two_factor_disabled: 'Verificación en dos pasos desactivada',
      second_factor: 'Segundo factor introducido',
      backup_code_used: 'Código de respaldo usado',
      backup_codes_replaced: 'Códigos de respaldo nuevos creados',
      browser_trusted: 'Navegador marcado como de confianza',
      browser_untrusted: 'Confianza en un navegador retirada',
      recovery_requested: 'Recuperación de la cuenta anunciada',
      stolen_recovery_requested: 'Recuperación de la cuenta robada anunciada',
      recovery_stopped: 'Recuperación de la cuenta detenida',
      recovered: 'Cuenta recuperada con una dirección nueva',
      factor_reset_requested: 'Retirada del segundo factor anunciada',
      factor_reset_stopped: 'Retirada del segundo factor detenida',
      factor_reset: 'Segundo factor quitado',
      factor_reset_at_once: 'Segundo factor quitado sin espera',
      deletion_requested: 'Eliminación de la cuenta solicitada',
      deletion_cancelled: 'Eliminación de la cuenta cancelada',
      account_deleted: 'Cuenta eliminada',
      banned: 'Cuenta inhabilitada',
      unbanned: 'Cuenta habilitada de nuevo',
      claims_changed: 'Roles cambiados',
      account_created: 'Cuenta creada',
    },
    atSite: {
      site_signed_in: 'Sesión iniciada en {site}',
      site_signed_out: 'Sesión cerrada en {site}',
    },
    by: '{sentence} por {actor}',
    failures: {
      sign_in: 'Intento fallido de iniciar sesión',
      step_up: 'Respuesta incorrecta al pedir confirmación',
      second_factor: 'Código incorrecto después de la contraseña correcta',
    },
  },

  data: {
    title: 'Datos',
    copy: {
      title: 'Tus datos',
      intro: 'Todo lo que guardamos sobre ti, para leerlo o llevarlo a otro lugar.',
      text: 'Un archivo JSON con tu perfil, tu foto, tus dispositivos, tu actividad y los correos que enviamos. No incluye contraseñas.',
      action: 'Descargar mis datos',
      done: 'Tus datos se guardaron como {file}.',
      failed: 'No se descargaron tus datos.',
    },
    roles: {
      title: 'Tus roles',
      intro: 'Te los dieron quienes administran las apps. Nadie más puede cambiarlos.',
    },
    deletion: {
      title: 'Eliminar cuenta',
      consequences: [
        'Desde ese momento no podrás usar apps con esta cuenta.',
        'Durante 14 días puedes iniciar sesión y cancelar.',
        'Después todo desaparece para siempre: perfil, foto, dispositivos y actividad.',
      ],
      open: 'Eliminar cuenta',
      field: 'Tu correo electrónico',
      hint: 'Escribe {email} para mostrar que te refieres a esta cuenta.',
      wrong: 'Esta no es la dirección de esta cuenta: escribe {email}.',
      submit: 'Eliminar mi cuenta',
      cancel: 'Conservar mi cuenta',
    },
    pending: {
      text: 'Tu cuenta se eliminará el {when}. Hasta entonces no puedes usar apps con ella.',
      cancel: 'Cancelar eliminación',
      failed: 'La eliminación de tu cuenta sigue programada.',
    },
  },

  recovery: {
    masked: '{local}… en {host}…',
    pending: {
      address:
        'Se pidió a quien administra este sitio que dé a esta cuenta otra dirección ({email}) y una contraseña nueva, no antes del {time}.',
      secondFactor:
        'Se pidió a quien administra este sitio que el {time} quite la verificación en dos pasos de esta cuenta.',
      secondFactorAndPasskeys:
        'Se pidió a quien administra este sitio que el {time} quite la verificación en dos pasos y todas las llaves de acceso de esta cuenta.',
      advice: '¿No lo pediste? Detenlo: así no cambia nada.',
      stop: 'Detenerlo',
      failed: 'No se detuvo.',
    },
    stopped: {
      address: 'Se detuvo. Tu dirección y tu contraseña se quedan como están.',
      second_factor: 'Se detuvo. Tu segundo factor se queda como está.',
    },
  },

  securing: {
    title: 'Protege tu cuenta',
    intro: 'Para cuando otra persona entró en ella. Son dos pasos y este dispositivo mantiene su sesión.',
    aboutEmail:
      '¿Cambiaron tu correo? Nuestro mensaje a la dirección anterior tiene el enlace “No fui yo”: con él la recuperas.',
    endOthers: {
      title: 'Cierra la sesión en los demás dispositivos',
      all: {
        one: 'La sesión se cierra enseguida en {count} dispositivo más. Después habrá que iniciarla de nuevo.',
        many: 'La sesión se cierra enseguida en {count} de dispositivos más. Después habrá que iniciarla de nuevo.',
        other:
          'La sesión se cierra enseguida en {count} dispositivos más. Después habrá que iniciarla de nuevo.',
      },
      one: 'La sesión se cierra enseguida en {device}. Después habrá que iniciarla de nuevo.',
      oneAndAll: {
        one: 'La sesión se cierra enseguida en {device} y en {count} dispositivo más. Después habrá que iniciarla de nuevo.',
        many: 'La sesión se cierra enseguida en {device} y en {count} de dispositivos más. Después habrá que iniciarla de nuevo.',
        other:
          'La sesión se cierra enseguida en {device} y en {count} dispositivos más. Después habrá que iniciarla de nuevo.',
      },
      action: 'Cerrar sesión en los demás dispositivos',
      failed: 'No se cerró la sesión en ningún dispositivo.',
      done: 'Solo tienes la sesión iniciada en este dispositivo.',
    },
    choose: {
      title: 'Elige una contraseña nueva',
      intro:
        'Quien conozca la anterior no podrá volver a entrar. Si hay un cambio de correo pendiente, se cancela.',
      submit: 'Cambiar contraseña',
      unknown: '¿No sabes tu contraseña actual?',
      mail: 'Enviaremos un enlace a {address}. También cierra la sesión en este dispositivo.',
      action: 'Enviarme un enlace',
      mailed: 'Enviamos un enlace a {address}. Sirve una sola vez, durante una hora.',
      done: 'La contraseña anterior ya no funciona.',
    },
    ownPasskeys: {
      title: 'Quita las llaves de acceso que no sean tuyas',
      intro:
        'Cada llave de acceso inicia sesión desde cualquier lugar. No tienes una contraseña que alguien pueda conocer.',
    },
    secured: {
      title: 'Tu cuenta está protegida',
      withPasskeys: 'Ahora revisa tus llaves de acceso',
      text: 'Los correos sobre tu cuenta se envían a {address}. Si esa dirección no es tuya, cámbiala. Quita las llaves de acceso que no agregaste tú.',
      changeEmail: 'Cambiar correo',
      passkeys: 'Revisar tus llaves de acceso',
      activity: 'Ver actividad',
    },
  },
});
