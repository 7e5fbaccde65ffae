import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Segurança',
    cancel: 'Cancelar',
    email: {
      title: 'E-mail',
      intro: 'Você entra com ele e recebe nele mensagens sobre sua conta.',
      change: 'Alterar e-mail',
      confirmed: 'Confirmado',
      unconfirmed: 'Ainda não confirmado',
      field: 'Novo e-mail',
      replaces: 'Isto substitui a alteração para {address}.',
      toBoth: {
        hint: 'Os dois endereços recebem um link. Quando ambos são abertos, o e-mail muda, e os outros dispositivos são desconectados.',
        submit: 'Enviar links',
        sent: 'Enviamos um link para {address} e outro para seu endereço atual. Abra os dois.',
      },
      toNew: {
        hint: 'O novo endereço recebe um link. Quando ele é aberto, o e-mail muda, e os outros dispositivos são desconectados.',
        submit: 'Enviar link',
        sent: 'Enviamos um link para {address}. Abra-o para continuar.',
      },
    },
    pendingEmail: {
      text: 'Seu e-mail está prestes a mudar para {address}.',
      both: 'Falta a confirmação dos dois endereços. Os links expiram {end}.',
      onlyNew: 'Falta a confirmação desse endereço. O link expira {end}.',
      onlyOld: 'Falta a confirmação de {old}. Sem ela, o e-mail muda sozinho {end}.',
      sendBoth: 'Enviar links de novo',
      sendNew: 'Enviar link de novo',
      sentAgain: 'Enviado de novo. Os links de e-mails anteriores não funcionam mais.',
      cancel: 'Cancelar a alteração',
      cancelled: 'A alteração foi cancelada. Seu e-mail fica como está.',
    },
    verification: {
      reason: 'Abra o link que enviamos para {address} ou digite o código ao lado dele.',
      send: 'Enviar o link de novo',
      sent: 'Enviamos um link para {address}. Ele funciona por uma hora.',
    },
    password: {
      title: 'Senha',
      intro: 'Uma senha nova desconecta todos os outros dispositivos.',
      change: 'Alterar senha',
      setAt: 'Definida {time}',
      current: 'Senha atual',
      next: 'Senha nova',
      submit: 'Salvar',
      cancels: 'Isto também cancela a alteração do seu e-mail para {address}.',
      done: 'Sua senha foi alterada. Todos os outros dispositivos foram desconectados.',
      doneCancelled:
        'Sua senha foi alterada. Todos os outros dispositivos foram desconectados. A alteração para {cancelled} foi cancelada.',
    },
    noPassword: {
      state: 'Sem senha',
      text: 'Você entra com uma chave de acesso. Você também pode escolher uma senha por e-mail. Ao fazer isso, sua sessão é encerrada em todos os lugares.',
      send: 'Escolher uma senha por e-mail',
      sent: 'Enviamos um link para {address}. Ele funciona por uma hora.',
    },
  },

  ownPasskeys: {
    title: 'Chaves de acesso',
    intro:
      'Entre com a impressão digital, o rosto ou o PIN do dispositivo. Um site copiado não consegue nada.',
    list: 'Chaves de acesso',
    none: 'Você ainda não tem chaves de acesso.',
    add: 'Adicionar uma chave de acesso',
    addAnother: 'Adicionar outra chave de acesso',
    unsupported:
      'Este navegador não pode criar chaves de acesso. Abra esta página em um navegador atual ou no celular.',
    added: 'A chave de acesso {name} foi adicionada. Você já pode entrar com ela.',
    notAdded: 'Nenhuma chave de acesso foi adicionada.',
    created: 'Criada {time}',
    used: 'Usada {time}',
    unused: 'Ainda não usada',
    synced: 'Sincronizada',
    onOneDevice: 'Só em um dispositivo',
    rename: {
      action: 'Renomear',
      of: 'Renomear {name}',
      field: 'Nome da chave de acesso',
      submit: 'Salvar',
      cancel: 'Cancelar',
      done: 'Agora ela se chama {name}.',
      failed: 'Não foi possível renomear {name}.',
    },
    remove: {
      action: 'Remover',
      of: 'Remover {name}',
      question: 'Remover {name}?',
      consequence:
        'Ela não serve mais para entrar. Exclua-a também em {authenticator}: ela ainda pode ser oferecida lá.',
      consequenceUnknown:
        'Ela não serve mais para entrar. Exclua-a também nas configurações do dispositivo: ela ainda pode ser oferecida lá.',
      lastFactor: 'Você terá que configurar outro segundo fator logo em seguida.',
      confirm: 'Remover',
      keep: 'Manter',
      done: 'A chave de acesso {name} foi removida.',
      failed: 'Não foi possível remover {name}.',
    },
    last: {
      question: '{name} é sua única forma de entrar.',
      consequence:
        'Sem ela, ninguém conseguiria entrar. Primeiro adicione outra chave de acesso ou escolha uma senha.',
      keep: 'Manter',
    },
  },

  twoFactor: {
    title: 'Verificação em duas etapas',
    intro: 'Depois da sua senha, pedimos um código de um app no seu celular.',
    off: {
      state: 'Desativada',
      text: 'Quem descobrir sua senha pode entrar. Um código impede isso.',
      byPasskey:
        'Você entra só com uma chave de acesso, que não precisa de código. Um app é outra forma de confirmar que é você.',
      encouraged: '{appName} recomenda que você a ative.',
      action: 'Ativar',
    },
    on: {
      state: 'Ativada',
      since: 'Ativada {time}',
      noBackupCodes:
        'Não resta nenhum código de backup. Crie novos: sem seu celular, você não conseguiria entrar.',
      backupCodes: {
        one: 'Resta {count} código de backup.',
        many: 'Restam {count} de códigos de backup.',
        other: 'Restam {count} códigos de backup.',
      },
      few: 'Crie novos antes que acabem.',
    },
    turnedOn: 'A verificação em duas etapas está ativada.',
    endOthers: {
      text: {
        one: '{count} outro dispositivo continua conectado.',
        many: '{count} de outros dispositivos continuam conectados.',
        other: '{count} outros dispositivos continuam conectados.',
      },
      textByPassword: {
        one: '{count} outro dispositivo continua conectado, só pela senha.',
        many: '{count} de outros dispositivos continuam conectados, só pela senha.',
        other: '{count} outros dispositivos continuam conectados, só pela senha.',
      },
      action: {
        one: 'Desconectar {count} outro dispositivo',
        many: 'Desconectar {count} de outros dispositivos',
        other: 'Desconectar {count} outros dispositivos',
      },
      done: 'Todos os outros dispositivos foram desconectados.',
    },
    newCodes: {
      action: 'Novos códigos de backup',
      question: 'Criar novos códigos de backup?',
      consequence: 'Os códigos que você tem agora param de funcionar na hora.',
      confirm: 'Criar novos códigos',
      keep: 'Manter os anteriores',
      done: 'Você tem dez novos códigos de backup. Os anteriores não funcionam mais.',
    },
    turnOff: {
      action: 'Desativar',
      question: 'Desativar a verificação em duas etapas?',
      consequence:
        'Sua senha voltará a ser suficiente para entrar. Os códigos de backup e os navegadores confiáveis deixam de valer. Exclua a conta também no seu app.',
      required: 'Você terá que configurar de novo um segundo fator logo em seguida.',
      confirm: 'Desativar',
      keep: 'Manter ativada',
      done: 'A verificação em duas etapas está desativada.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Adicione a conta ao seu app',
      intro:
        'Abra um app autenticador no celular, como o do seu gerenciador de senhas, e leia este código com a câmera.',
      onPhone: 'Configure em um app autenticador neste celular:',
      open: 'Abrir meu app autenticador',
      picture: 'QR code para um app autenticador, para a conta de {email}',
      cannot: 'Não consegue ler o código?',
      byHand: 'Digite esta chave no app. Se ele perguntar: o código é baseado no tempo e tem 6 dígitos.',
      copy: 'Copiar a chave',
      copied: 'A chave foi copiada.',
    },
    prove: {
      title: 'Digite o código que o app mostra',
      label: 'Código do app',
      hint: '6 dígitos. Um novo código aparece a cada 30 segundos.',
      submit: 'Ativar',
      cancel: 'Cancelar',
      note: 'Nada muda até você digitar um código.',
    },
    codes: {
      title: 'Guarde seus códigos de backup',
      intro:
        'Perdeu o celular? Com um código de backup, você consegue entrar. Cada um funciona só uma vez. Não podemos mostrá-los de novo.',
      list: 'Códigos de backup',
      copy: 'Copiar',
      copied: 'Os códigos foram copiados.',
      notCopied: 'Seu navegador não permitiu. Selecione o texto e copie.',
      download: 'Baixar',
      print: 'Imprimir',
      done: 'Já guardei os códigos',
      unkept: {
        title: 'Sair sem os códigos de backup?',
        consequence: 'Não podemos mostrá-los de novo. Você teria que criar novos.',
        leave: 'Sair sem eles',
        keep: 'Ficar aqui',
      },
      file: 'Códigos de backup de {appName}.txt',
      sheet: {
        title: 'Códigos de backup de {appName}',
        account: 'Conta: {email}',
        made: 'Criados em {date}. Os códigos anteriores não funcionam mais.',
        note: 'Cada código funciona só uma vez, no lugar de um código do app autenticador.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Navegadores confiáveis',
    intro: 'Eles precisam da sua senha, mas não de um código, por 30 dias.',
    list: 'Navegadores confiáveis',
    none: 'Nenhum navegador é confiável. Você pode escolher isso ao digitar um código.',
    ends: 'A confiança termina {time}',
    remove: {
      action: 'Remover',
      of: 'Remover a confiança em {device}',
      question: 'Deixar de confiar em {device}?',
      consequence:
        'O próximo login nele precisará de um código. Se agora está conectado, continua conectado.',
      confirm: 'Deixar de confiar',
      keep: 'Continuar confiando',
      done: '{device} não é mais confiável.',
      failed: '{device} ainda é confiável.',
    },
  },
});
