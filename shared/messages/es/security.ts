import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Seguridad',
    cancel: 'Cancelar',
    email: {
      title: 'Correo electrónico',
      intro: 'Con él inicias sesión y en él recibes mensajes sobre tu cuenta.',
      change: 'Cambiar correo',
      confirmed: 'Confirmado',
      unconfirmed: 'Sin confirmar',
      field: 'Correo electrónico nuevo',
      replaces: 'Esto reemplaza el cambio a {address}.',
      toBoth: {
        hint: 'Ambas direcciones reciben un enlace. Al abrir los dos, el correo cambia y se cierra la sesión en los demás dispositivos.',
        submit: 'Enviar enlaces',
        sent: 'Enviamos un enlace a {address} y otro a tu dirección actual. Abre los dos.',
      },
      toNew: {
        hint: 'La dirección nueva recibe un enlace. Al abrirlo, el correo cambia y se cierra la sesión en los demás dispositivos.',
        submit: 'Enviar enlace',
        sent: 'Enviamos un enlace a {address}. Ábrelo para continuar.',
      },
    },
    pendingEmail: {
      text: 'Tu correo está a punto de cambiar a {address}.',
      both: 'Falta que ambas direcciones confirmen. Los enlaces expiran {end}.',
      onlyNew: 'Falta que esa dirección confirme. El enlace expira {end}.',
      onlyOld: 'Falta que {old} confirme. Si no, el correo cambia solo {end}.',
      sendBoth: 'Enviar enlaces de nuevo',
      sendNew: 'Enviar enlace de nuevo',
      sentAgain: 'Enviado de nuevo. Los enlaces de correos anteriores ya no funcionan.',
      cancel: 'Cancelar el cambio',
      cancelled: 'Se canceló el cambio. Tu correo se queda como está.',
    },
    verification: {
      reason: 'Abre el enlace que enviamos a {address} o escribe el código que está al lado.',
      send: 'Enviar el enlace de nuevo',
      sent: 'Enviamos un enlace a {address}. Sirve durante una hora.',
    },
    password: {
      title: 'Contraseña',
      intro: 'Una nueva cierra la sesión en los demás dispositivos.',
      change: 'Cambiar contraseña',
      setAt: 'Establecida {time}',
      current: 'Contraseña actual',
      next: 'Contraseña nueva',
      submit: 'Guardar',
      cancels: 'Esto también cancela el cambio de tu correo a {address}.',
      done: 'Se cambió tu contraseña. Se cerró la sesión en los demás dispositivos.',
      doneCancelled:
        'Se cambió tu contraseña. Se cerró la sesión en los demás dispositivos. Se canceló el cambio a {cancelled}.',
    },
    noPassword: {
      state: 'Sin contraseña',
      text: 'Inicias sesión con una llave de acceso. También puedes elegir una contraseña por correo. Al hacerlo, se cierra tu sesión en todas partes.',
      send: 'Elegir una contraseña por correo',
      sent: 'Enviamos un enlace a {address}. Sirve durante una hora.',
    },
  },

  ownPasskeys: {
    title: 'Llaves de acceso',
    intro:
      'Inicia sesión con tu huella digital, tu rostro o el PIN del dispositivo. Un sitio copiado no obtiene nada.',
    list: 'Llaves de acceso',
    none: 'Todavía no tienes llaves de acceso.',
    add: 'Agregar una llave de acceso',
    addAnother: 'Agregar otra llave de acceso',
    unsupported:
      'Este navegador no puede crear llaves de acceso. Abre esta página en uno actual o en tu teléfono.',
    added: 'Se agregó {name}. Ya puedes iniciar sesión con esta llave de acceso.',
    notAdded: 'No se agregó ninguna llave de acceso.',
    created: 'Creada {time}',
    used: 'Usada {time}',
    unused: 'Sin usar',
    synced: 'Sincronizada',
    onOneDevice: 'Solo en un dispositivo',
    rename: {
      action: 'Cambiar nombre',
      of: 'Cambiar el nombre de {name}',
      field: 'Nombre de la llave de acceso',
      submit: 'Guardar',
      cancel: 'Cancelar',
      done: 'Ahora se llama {name}.',
      failed: 'No se pudo cambiar el nombre de {name}.',
    },
    remove: {
      action: 'Quitar',
      of: 'Quitar {name}',
      question: '¿Quitar {name}?',
      consequence:
        'Ya no podrás iniciar sesión con ella. Elimínala también en {authenticator}: quizá se siga ofreciendo allí.',
      consequenceUnknown:
        'Ya no podrás iniciar sesión con ella. Elimínala también en los ajustes de tu dispositivo: quizá se siga ofreciendo allí.',
      lastFactor: 'Tendrás que configurar otro segundo factor de inmediato.',
      confirm: 'Quitar',
      keep: 'Conservarla',
      done: 'Se quitó {name}.',
      failed: 'No se pudo quitar {name}.',
    },
    last: {
      question: '{name} es tu única forma de iniciar sesión.',
      consequence:
        'Sin ella nadie podría entrar. Primero agrega otra llave de acceso o elige una contraseña.',
      keep: 'Conservarla',
    },
  },

  twoFactor: {
    title: 'Verificación en dos pasos',
    intro: 'Después de tu contraseña, pedimos un código de una app de tu teléfono.',
    off: {
      state: 'Desactivada',
      text: 'Quien descubra tu contraseña puede iniciar sesión. Un código lo impide.',
      byPasskey:
        'Inicias sesión solo con una llave de acceso, que no necesita código. Una app es otra forma de confirmar que eres tú.',
      encouraged: '{appName} te recomienda activarla.',
      action: 'Activar',
    },
    on: {
      state: 'Activada',
      since: 'Activada {time}',
      noBackupCodes:
        'No queda ningún código de respaldo. Crea códigos nuevos: sin tu teléfono no podrías iniciar sesión.',
      backupCodes: {
        one: 'Queda {count} código de respaldo.',
        many: 'Quedan {count} de códigos de respaldo.',
        other: 'Quedan {count} códigos de respaldo.',
      },
      few: 'Crea códigos nuevos antes de que se acaben.',
    },
    turnedOn: 'La verificación en dos pasos está activada.',
    endOthers: {
      text: {
        one: 'Tu sesión sigue iniciada en {count} dispositivo más.',
        many: 'Tu sesión sigue iniciada en {count} de dispositivos más.',
        other: 'Tu sesión sigue iniciada en {count} dispositivos más.',
      },
      textByPassword: {
        one: 'Tu sesión sigue iniciada en {count} dispositivo más, solo con la contraseña.',
        many: 'Tu sesión sigue iniciada en {count} de dispositivos más, solo con la contraseña.',
        other: 'Tu sesión sigue iniciada en {count} dispositivos más, solo con la contraseña.',
      },
      action: {
        one: 'Cerrar sesión en {count} dispositivo más',
        many: 'Cerrar sesión en {count} de dispositivos más',
        other: 'Cerrar sesión en {count} dispositivos más',
      },
      done: 'Se cerró la sesión en los demás dispositivos.',
    },
    newCodes: {
      action: 'Códigos de respaldo nuevos',
      question: '¿Crear códigos de respaldo nuevos?',
      consequence: 'Los códigos que tienes ahora dejan de funcionar enseguida.',
      confirm: 'Crear códigos nuevos',
      keep: 'Conservar los anteriores',
      done: 'Tienes diez códigos de respaldo nuevos. Los anteriores ya no funcionan.',
    },
    turnOff: {
      action: 'Desactivar',
      question: '¿Desactivar la verificación en dos pasos?',
      consequence:
        'Tu contraseña volverá a ser suficiente para iniciar sesión. Los códigos de respaldo y los navegadores de confianza dejan de valer. Elimina la cuenta también en tu app.',
      required: 'Tendrás que configurar de nuevo un segundo factor de inmediato.',
      confirm: 'Desactivar',
      keep: 'Mantenerla activada',
      done: 'La verificación en dos pasos está desactivada.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Agrega la cuenta a tu app',
      intro:
        'Abre una app de autenticación en tu teléfono, como la de tu gestor de contraseñas, y escanea este código.',
      onPhone: 'Configúrala en una app de autenticación de este teléfono:',
      open: 'Abrir mi app de autenticación',
      picture: 'Código QR para una app de autenticación, para la cuenta de {email}',
      cannot: '¿No puedes escanearlo?',
      byHand: 'Escribe esta clave en la app. Si lo pregunta: el código se basa en la hora y tiene 6 dígitos.',
      copy: 'Copiar la clave',
      copied: 'Se copió la clave.',
    },
    prove: {
      title: 'Escribe el código que muestra la app',
      label: 'Código de la app',
      hint: '6 dígitos. Cada 30 segundos aparece un código nuevo.',
      submit: 'Activar',
      cancel: 'Cancelar',
      note: 'Nada cambia hasta que escribas un código.',
    },
    codes: {
      title: 'Guarda tus códigos de respaldo',
      intro:
        '¿Perdiste el teléfono? Con un código de respaldo puedes entrar. Cada uno sirve una sola vez. No podemos mostrarlos de nuevo.',
      list: 'Códigos de respaldo',
      copy: 'Copiar',
      copied: 'Se copiaron los códigos.',
      notCopied: 'Tu navegador no lo permitió. Selecciona el texto y cópialo.',
      download: 'Descargar',
      print: 'Imprimir',
      done: 'Ya guardé los códigos',
      unkept: {
        title: '¿Salir sin los códigos de respaldo?',
        consequence: 'No podemos mostrarlos de nuevo. Tendrías que crear otros.',
        leave: 'Salir sin ellos',
        keep: 'Quedarme aquí',
      },
      file: 'Códigos de respaldo de {appName}.txt',
      sheet: {
        title: 'Códigos de respaldo de {appName}',
        account: 'Cuenta: {email}',
        made: 'Creados el {date}. Los códigos anteriores ya no funcionan.',
        note: 'Cada código sirve una sola vez, en lugar de un código de la app de autenticación.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Navegadores de confianza',
    intro: 'Necesitan tu contraseña, pero ningún código, durante 30 días.',
    list: 'Navegadores de confianza',
    none: 'No hay navegadores de confianza. Puedes elegirlo al escribir un código.',
    ends: 'La confianza termina {time}',
    remove: {
      action: 'Quitar',
      of: 'Quitar la confianza en {device}',
      question: '¿Dejar de confiar en {device}?',
      consequence:
        'El próximo inicio de sesión allí necesitará un código. Si ahora tiene la sesión iniciada, la mantiene.',
      confirm: 'Dejar de confiar',
      keep: 'Seguir confiando',
      done: '{device} ya no es de confianza.',
      failed: '{device} sigue siendo de confianza.',
    },
  },
});
