import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Resumo',
    inOrder: 'Está tudo em ordem.',
    summary: {
      one: 'Falta {count} coisa a fazer.',
      many: 'Faltam {count} de coisas a fazer.',
      other: 'Faltam {count} coisas a fazer.',
    },
    leftToDo: 'A fazer:',
    confirmed: {
      text: 'Seu e-mail está confirmado.',
      step: 'Alterar e-mail',
    },
    unconfirmed: {
      text: 'Seu e-mail ainda não está confirmado.',
      step: 'Confirmar e-mail',
    },
    pendingEmail: {
      waiting: 'Seu e-mail está prestes a mudar para {email}. Confirme a alteração: os links expiram {end}.',
      confirmed: 'Seu e-mail passa a ser {email} o mais tardar {end}.',
      step: 'Ver a alteração',
    },
    pendingDeletion: {
      text: 'Sua conta será excluída em {time}.',
      step: 'Ver a exclusão',
    },
    answered: {
      text: 'Você já respondeu às perguntas sobre sua experiência.',
      step: 'Editar perfil',
    },
    unanswered: {
      text: 'Você ainda não respondeu às perguntas sobre sua experiência.',
      step: 'Responder',
    },
    password: {
      text: 'Sua senha foi definida {time}.',
      step: 'Alterar senha',
    },
    twoFactor: {
      on: {
        text: {
          one: 'A verificação em duas etapas está ativada, e resta {count} código de backup.',
          many: 'A verificação em duas etapas está ativada, e restam {count} de códigos de backup.',
          other: 'A verificação em duas etapas está ativada, e restam {count} códigos de backup.',
        },
        step: 'Ver verificação em duas etapas',
      },
      few: {
        none: 'Não resta nenhum código de backup: sem seu celular, você não conseguiria entrar.',
        text: {
          one: 'Resta apenas {count} código de backup.',
          many: 'Restam apenas {count} de códigos de backup.',
          other: 'Restam apenas {count} códigos de backup.',
        },
        step: 'Criar novos códigos',
      },
      off: {
        text: 'A verificação em duas etapas está desativada: basta sua senha para entrar.',
        step: 'Ativar',
      },
      encouraged: {
        text: 'A verificação em duas etapas está desativada. {appName} recomenda ativá-la.',
        step: 'Ativar',
      },
    },
    passkeys: {
      none: {
        text: 'Você não tem chave de acesso: com ela, você entra com impressão digital, rosto ou PIN.',
        step: 'Adicionar uma chave de acesso',
      },
      some: {
        text: {
          one: 'Você pode entrar com uma chave de acesso.',
          many: 'Você pode entrar com {count} de chaves de acesso.',
          other: 'Você pode entrar com {count} chaves de acesso.',
        },
        step: 'Ver chaves de acesso',
      },
      only: {
        text: 'Uma chave de acesso é sua única forma de entrar. Sem ela, só é possível entrar pelo e-mail.',
        step: 'Adicionar outra',
      },
    },
    trustedBrowsers: {
      text: {
        one: '{count} navegador não precisa de código.',
        many: '{count} de navegadores não precisam de código.',
        other: '{count} navegadores não precisam de código.',
      },
      step: 'Ver navegadores confiáveis',
    },
    devices: {
      onlyThis: 'Só este dispositivo está conectado.',
      text: {
        one: '{count} dispositivo está conectado.',
        many: '{count} de dispositivos estão conectados.',
        other: '{count} dispositivos estão conectados.',
      },
      see: 'Ver dispositivos',
      lost: 'Perdeu um dispositivo? Desconecte-o',
    },
    lastSignIn: {
      other: 'O último login em outro lugar foi {time}: {device}.',
      otherAt: 'O último login em outro lugar foi {time}: {device}, {place}.',
      only: 'Você entrou {time}. Não houve login em outro lugar.',
      step: 'Ver atividade',
    },
  },

  profile: {
    title: 'Perfil',
    account: {
      title: 'Conta',
      intro: 'Seu nome e o e-mail com que você entra.',
    },
    changeEmail: 'Alterar e-mail',
    details: {
      title: 'Detalhes',
      intro: 'Tudo é opcional.',
    },
    background: {
      title: 'Experiência',
      intro: '{appName} pergunta isso {why}. Tudo é opcional.',
    },
    save: 'Salvar',
    saved: 'Salvo.',
    onlyNameSaved: 'Seu nome foi salvo, mas o resto não.',
  },

  picture: {
    title: 'Foto',
    intro: 'Aparece ao lado do seu nome, aqui e nos apps que você usa com esta conta.',
    choose: 'Escolher foto',
    formats: 'PNG, JPEG ou WebP.<mouse> Você também pode soltar um arquivo aqui.</mouse>',
    remove: {
      action: 'Remover foto',
      keep: 'Manter foto',
      title: 'Remover sua foto?',
      consequence: 'A foto é excluída. A primeira letra do seu nome aparece no lugar dela.',
    },
    saved: 'Sua foto foi salva.',
    removed: 'Sua foto foi removida.',
    unreadable: 'Seu navegador não consegue abrir este arquivo como imagem. Escolha um PNG, JPEG ou WebP.',
    refused: 'Não é possível ler esta imagem. Escolha outro PNG, JPEG ou WebP.',
    crop: {
      title: 'Corte sua foto',
      intro: 'Arraste a foto ou use as teclas de seta. A localização da foto é removida.',
      area: 'Parte da foto que é mostrada',
      zoom: 'Zoom',
      cancel: 'Cancelar',
      save: 'Salvar foto',
    },
  },

  devices: {
    title: 'Dispositivos',
    list: 'Dispositivos',
    section: {
      title: 'Onde sua conta está conectada',
      intro: 'Perdeu um dispositivo? Desconecte-o: depois será preciso entrar de novo nele.',
    },
    introWithPlaces:
      'Perdeu um dispositivo? Desconecte-o: depois será preciso entrar de novo nele. Os locais são aproximados.',
    activeNow: 'Ativo agora',
    active: 'Última atividade: {time}',
    signedIn: {
      password: 'Login {time} com sua senha',
      passkey: 'Login {time} com uma chave de acesso',
      sign_up: 'Login ao criar a conta, {time}',
    },
    confirmedBy: {
      passkey: '{signedIn}, confirmado com uma chave de acesso',
      code: '{signedIn}, confirmado com um código',
    },
    signsOut: 'Será desconectado automaticamente {time}',
    onlyThisDevice: 'Só este dispositivo está conectado. <link>Ver o que aconteceu na sua conta</link>',
    signOut: 'Desconectar',
    signOutOf: 'Desconectar {device}',
    confirm: {
      question: 'Desconectar {device}?',
      consequence: 'Para voltar, será preciso entrar de novo nele.',
      action: 'Desconectar',
      keep: 'Manter conectado',
    },
    sites: {
      title: 'Também conectado em',
      of: 'Sites em que {device} está conectado',
      signOutOf: 'Sair de {site} em {device}',
      used: 'usado {time}',
      confirm: {
        question: 'Sair de {site}?',
        consequence: 'O dispositivo continua conectado. Ele pode voltar ao site sem senha.',
        action: 'Sair',
        keep: 'Manter conectado',
      },
      wasSignedOut: 'A sessão de {site} em {device} foi encerrada.',
      notSignedOut: 'Não foi possível encerrar a sessão de {site} em {device}.',
    },
    unknown: 'Não reconhece?',
    unknownOf: 'Não reconhece? {device}',
    signOutOthers: {
      count: {
        one: '{count} outro dispositivo está conectado.',
        many: '{count} de outros dispositivos estão conectados.',
        other: '{count} outros dispositivos estão conectados.',
      },
      action: 'Desconectar os outros dispositivos',
      keep: 'Manter conectados',
      title: {
        one: 'Desconectar {count} outro dispositivo?',
        many: 'Desconectar {count} de outros dispositivos?',
        other: 'Desconectar {count} outros dispositivos?',
      },
      consequence: 'Para voltar, será preciso entrar de novo neles. Este dispositivo continua conectado.',
      done: {
        one: '{count} outro dispositivo foi desconectado.',
        many: '{count} de outros dispositivos foram desconectados.',
        other: '{count} outros dispositivos foram desconectados.',
      },
      failed: 'Nenhum dispositivo foi desconectado.',
    },
    kinds: {
      desktop: 'Computador',
      mobile: 'Celular',
      tablet: 'Tablet',
      bot: 'Programa',
      other: '',
    },
    savedPassword: 'Sua senha está salva nele? <link>Altere-a agora</link>',
    result: 'Resultado',
    wasSignedOut: '{device} foi desconectado.',
    notSignedOut: 'Não foi possível desconectar {device}.',
  },

  activity: {
    title: 'Atividade',
    intro: 'Algo aqui não foi feito por você? <link>Proteja sua conta</link>: são dois passos.',
    today: 'Hoje',
    yesterday: 'Ontem',
    attempts: {
      sign_in: {
        one: '{count} tentativa de login sem sucesso',
        many: '{count} de tentativas de login sem sucesso',
        other: '{count} tentativas de login sem sucesso',
      },
      step_up: {
        one: '{count} resposta errada ao pedido de confirmação',
        many: '{count} de respostas erradas ao pedido de confirmação',
        other: '{count} respostas erradas ao pedido de confirmação',
      },
      second_factor: {
        one: '{count} código errado depois da senha certa',
        many: '{count} de códigos errados depois da senha certa',
        other: '{count} códigos errados depois da senha certa',
      },
    },
    times: { one: '{count} vez', many: '{count} de vezes', other: '{count} vezes' },
    timesOf: '{times}: {sentence}',
    timesFrom: {
      one: '{times} a partir de {count} endereço IP',
      many: '{times} a partir de {count} de endereços IP',
      other: '{times} a partir de {count} endereços IP',
    },
    latestAt: 'Última vez: {time}',
    nothing: 'Ainda não aconteceu nada desse tipo.',
    nothingAtAll: 'Não aconteceu nada nos últimos 400 dias.',
    showAll: 'Mostrar tudo',
    notMe: 'Não fui eu',
    notMeOf: 'Não fui eu: {sentence}, {device}',
    showOlder: 'Mostrar anteriores',
    filter: {
      label: 'Mostrar',
      all: 'Tudo',
      signIns: 'Logins e saídas',
      password: 'Senha',
      secondFactor: 'Chaves de acesso e códigos',
      email: 'E-mail',
      account: 'Conta',
    },
    sentences: {
      sign_up: 'Conta criada',
      imported: 'Conta transferida para cá',
      data_copied: 'Cópia dos seus dados criada',
      sign_in: 'Login feito',
      sign_out: 'Sessão encerrada',
      locked: 'Login desacelerado após tentativas demais',
      step_up: 'Confirmação de que era você',
      session_revoked: 'Dispositivo desconectado',
      sessions_revoked: 'Outros dispositivos desconectados',
      site_signed_in: 'Login feito em outro site',
      site_signed_out: 'Sessão encerrada em outro site',
      verification_requested: 'Link de confirmação solicitado',
      email_verified: 'E-mail confirmado',
      email_change_requested: 'Alteração de e-mail solicitada',
      email_change_cancelled: 'Alteração de e-mail cancelada',
      email_changed: 'E-mail alterado',
      password_changed: 'Senha alterada',
      password_reset_requested: 'Redefinição de senha solicitada',
      password_reset: 'Senha nova escolhida por um link enviado por e-mail',
      not_me: 'Botão “Não fui eu” usado: todas as sessões foram encerradas',
      passkey_added: 'Chave de acesso adicionada',
      passkey_renamed: 'Chave de acesso renomeada',
      passkey_removed: 'Chave de acesso removida',
      two_factor_enabled: 'Verificação em duas etapas ativada',
      two_factor_disabled: 'Verificação em duas etapas desativada',
      second_factor: 'Segundo fator informado',
      backup_code_used: 'Código de backup usado',
      backup_codes_replaced: 'Novos códigos de backup criados',
      browser_trusted: 'Navegador marcado como confiável',
      browser_untrusted: 'Confiança em um navegador removida',
      recovery_requested: 'Recuperação da conta anunciada',
      stolen_recovery_requested: 'Recuperação da conta roubada anunciada',
      recovery_stopped: 'Recuperação da conta interrompida',
      recovered: 'Conta recuperada com um novo endereço',
      factor_reset_requested: 'Remoção do segundo fator anunciada',
      factor_reset_stopped: 'Remoção do segundo fator interrompida',
      factor_reset: 'Segundo fator removido',
      factor_reset_at_once: 'Segundo fator removido sem espera',
      deletion_requested: 'Exclusão da conta solicitada',
      deletion_cancelled: 'Exclusão da conta cancelada',
      account_deleted: 'Conta excluída',
      banned: 'Conta bloqueada',
      unbanned: 'Conta desbloqueada',
      claims_changed: 'Funções alteradas',
      account_created: 'Conta criada',
    },
    atSite: {
      site_signed_in: 'Login feito em {site}',
      site_signed_out: 'Sessão encerrada em {site}',
    },
    by: '{sentence} por {actor}',
    failures: {
      sign_in: 'Tentativa de login sem sucesso',
      step_up: 'Resposta errada ao pedido de confirmação',
      second_factor: 'Código errado depois da senha certa',
    },
  },

  data: {
    title: 'Dados',
    copy: {
      title: 'Seus dados',
      intro: 'Tudo o que temos sobre você, para ler ou levar para outro lugar.',
      text: 'Um arquivo JSON com seu perfil, foto, dispositivos, atividade e os e-mails que enviamos. Ele não contém senhas.',
      action: 'Baixar meus dados',
      done: 'Seus dados foram salvos como {file}.',
      failed: 'Seus dados não foram baixados.',
    },
    roles: {
      title: 'Suas funções',
      intro: 'Foram dadas por quem administra os apps. Ninguém mais pode alterá-las.',
    },
    deletion: {
      title: 'Excluir conta',
      consequences: [
        'A partir desse momento, você não pode usar apps com esta conta.',
        'Por 14 dias, você pode entrar e cancelar.',
        'Depois tudo some para sempre: perfil, foto, dispositivos e atividade.',
      ],
      open: 'Excluir conta',
      field: 'Seu e-mail',
      hint: 'Digite {email} para mostrar que se trata desta conta.',
      wrong: 'Este não é o endereço desta conta: digite {email}.',
      submit: 'Excluir minha conta',
      cancel: 'Manter minha conta',
    },
    pending: {
      text: 'Sua conta será excluída em {when}. Até lá, você não pode usar apps com ela.',
      cancel: 'Cancelar exclusão',
      failed: 'A exclusão da sua conta continua programada.',
    },
  },

  recovery: {
    masked: '{local}… em {host}…',
    pending: {
      address:
        'Foi pedido a quem administra este site que dê a esta conta outro endereço ({email}) e uma senha nova, não antes de {time}.',
      secondFactor:
        'Foi pedido a quem administra este site que remova, em {time}, a verificação em duas etapas desta conta.',
      secondFactorAndPasskeys:
        'Foi pedido a quem administra este site que remova, em {time}, a verificação em duas etapas e todas as chaves de acesso desta conta.',
      advice: 'Não foi você que pediu? Interrompa o pedido: assim nada muda.',
      stop: 'Interromper o pedido',
      failed: 'O pedido não foi interrompido.',
    },
    stopped: {
      address: 'O pedido foi interrompido. Seu endereço e sua senha ficam como estão.',
      second_factor: 'O pedido foi interrompido. Seu segundo fator fica como está.',
    },
  },

  securing: {
    title: 'Proteja sua conta',
    intro: 'Para quando outra pessoa entrou nela. São dois passos, e este dispositivo continua conectado.',
    aboutEmail:
      'Seu e-mail foi alterado? Nossa mensagem no endereço anterior tem o link “Não fui eu”: ele recupera o endereço.',
    endOthers: {
      title: 'Desconecte todos os outros dispositivos',
      all: {
        one: '{count} outro dispositivo é desconectado na hora, e será preciso entrar de novo nele.',
        many: '{count} de outros dispositivos são desconectados na hora, e será preciso entrar de novo neles.',
        other: '{count} outros dispositivos são desconectados na hora, e será preciso entrar de novo neles.',
      },
      one: '{device} é desconectado na hora, e será preciso entrar de novo nele.',
      oneAndAll: {
        one: '{device} e {count} outro dispositivo são desconectados na hora, e será preciso entrar de novo neles.',
        many: '{device} e {count} de outros dispositivos são desconectados na hora, e será preciso entrar de novo neles.',
        other:
          '{device} e {count} outros dispositivos são desconectados na hora, e será preciso entrar de novo neles.',
      },
      action: 'Desconectar os outros dispositivos',
      failed: 'Nenhum dispositivo foi desconectado.',
      done: 'Só este dispositivo está conectado.',
    },
    choose: {
      title: 'Escolha uma senha nova',
      intro:
        'Quem sabe a anterior não consegue entrar de novo. Se houver uma alteração de e-mail pendente, ela é cancelada.',
      submit: 'Alterar senha',
      unknown: 'Não sabe sua senha atual?',
      mail: 'Enviaremos um link para {address}. Ele desconecta também este dispositivo.',
      action: 'Enviar um link para mim',
      mailed: 'Enviamos um link para {address}. Ele funciona só uma vez, por uma hora.',
      done: 'A senha anterior não funciona mais.',
    },
    ownPasskeys: {
      title: 'Remova as chaves de acesso que não são suas',
      intro:
        'Com cada chave de acesso, é possível entrar de qualquer lugar. Você não tem uma senha que alguém possa saber.',
    },
    secured: {
      title: 'Sua conta está protegida',
      withPasskeys: 'Agora confira suas chaves de acesso',
      text: 'Os e-mails sobre sua conta vão para {address}. Se esse endereço não é seu, altere-o. Remova as chaves de acesso que você não adicionou.',
      changeEmail: 'Alterar e-mail',
      passkeys: 'Conferir suas chaves de acesso',
      activity: 'Ver atividade',
    },
  },
});
