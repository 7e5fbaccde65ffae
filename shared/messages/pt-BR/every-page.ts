import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'ID da solicitação',
    tryAgain: 'Tentar de novo',
    loading: 'Carregando…',
    justNow: 'agora mesmo',
    show: 'Mostrar<hidden> a senha</hidden>',
    hide: 'Ocultar<hidden> a senha</hidden>',
    countOf: '{count} de {limit}',
    signOut: 'Sair',
    result: 'Resultado',
    sendAgain: 'Enviar de novo',
    sendAgainIn: 'Enviar de novo em {seconds} s',
    nowAgain: 'Você já pode tentar de novo.',
    language: 'Idioma',
    languageNotChanged: 'O idioma não foi alterado.',
    theme: 'Tema',
    themes: {
      system: 'Igual ao dispositivo',
      light: 'Claro',
      dark: 'Escuro',
    },
    both: '{first} {second}',
    unsaved: {
      title: 'Sair sem salvar?',
      consequence: 'O que você mudou nesta página será perdido.',
      leave: 'Sair sem salvar',
      keep: 'Continuar editando',
    },
  },

  errors: {
    unexpected: 'Algo deu errado do nosso lado. Tente de novo.',
    sentences: {
      invalid_input: 'Alguns dados não são válidos. Revise o formulário e tente de novo.',
      unauthenticated: 'Sua sessão foi encerrada. Entre de novo.',
      forbidden: 'Esta solicitação foi recusada. Fale com quem administra este site.',
      account_disabled: 'Esta conta está bloqueada. Fale com quem administra este site.',
      untrusted_origin: 'Não é permitido entrar a partir deste endereço da web.',
      not_found: 'Isto não está mais aqui. Recarregue a página.',
      payload_too_large: 'Isto é longo demais. Encurte e tente de novo.',
      step_up_required: 'Para continuar, confirme que é você.',
      step_up_declined: 'Nada foi alterado, porque você não confirmou que é você.',
      wrong_password: 'Esta não é sua senha atual.',
      wrong_code: 'Este código está errado ou já foi usado. Espere o próximo.',
      wrong_credentials: 'E-mail ou senha incorretos. Confira os dois ou escolha uma senha nova.',
      person_changed: 'Outra pessoa entrou neste navegador. Nada foi salvo.',
      email_taken: 'Este e-mail já tem uma conta. Entre com ela.',
      cookie_refused: 'Seu navegador não manteve a sessão. Permita os cookies e tente de novo.',
      email_not_verified: 'Primeiro confirme seu e-mail: abra o link da mensagem que enviamos.',
      link_unusable: 'Este link expirou ou já foi usado. Peça um novo.',
      conflict: 'Isto foi alterado em outro lugar. Recarregue a página e tente de novo.',
      sign_up_closed: 'Não é possível criar contas novas aqui. Fale com quem administra este site.',
    },
    unavailable: 'Não é possível acessar {appName} agora. Tente de novo daqui a pouco.',
    unreachable: 'Não é possível acessar {appName}. Verifique sua conexão e tente de novo.',
    offline: 'Você está sem conexão. Conecte-se à internet e tente de novo.',
    tooManyAttempts: 'Muitas tentativas. Tente de novo em {wait}.',
  },

  fields: {
    name: 'Nome',
    email: 'E-mail',
    password: 'Senha',
  },

  device: {
    thisDevice: 'Este dispositivo',
    unknownDevice: 'Dispositivo desconhecido',
    browserOn: '{browser} no {os}',
  },

  root: {
    skipToContent: 'Ir para o conteúdo',
    notFound: {
      title: 'Página não encontrada',
      intro: 'Não há nada neste endereço. Talvez tenha mudado de lugar.',
      goOn: 'Ir para sua conta',
    },
    notOpened: 'Esta página não abriu',
    triesAgain: 'A página tenta de novo sozinha e abre assim que puder.',
    notReached: 'Não é possível acessar {appName}',
    offline: 'Você está sem conexão',
  },

  frame: {
    navigation: 'Conta',
    pages: {
      overview: 'Resumo',
      profile: 'Perfil',
      security: 'Segurança',
      devices: 'Dispositivos',
      activity: 'Atividade',
      data: 'Dados',
    },
    backArrow: '← ',
    backTo: 'Voltar para {appName}',
    signedInAs: 'Você entrou como {email}',
    signOut: 'Sair',
    accountStays: 'Sua conta foi mantida. Nada se perdeu.',
    stillSignedIn: 'Sua sessão continua aberta.',
    otherPerson: 'Outro login neste navegador substituiu o seu. Agora a sessão é de {email}.',
  },

  profileFields: {
    notSaid: 'Não informado',
    assumed: '{value}, segundo este navegador',
    clear: 'Limpar',
  },

  stepUp: {
    title: 'Confirme que é você',
    titles: {
      'account.changeEmail': 'Confirme que é você para alterar seu e-mail',
      'account.export': 'Confirme que é você para baixar seus dados',
      'account.requestDeletion': 'Confirme que é você para excluir sua conta',
      changePassword: 'Confirme que é você para alterar sua senha',
      passkeyRegisterOptions: 'Confirme que é você para adicionar uma chave de acesso',
      removePasskey: 'Confirme que é você para remover uma chave de acesso',
      enableTwoFactor: 'Confirme que é você para configurar a verificação em duas etapas',
      disableTwoFactor: 'Confirme que é você para desativar a verificação em duas etapas',
      newBackupCodes: 'Confirme que é você para criar novos códigos de backup',
    },
    notAgain: 'Não vamos pedir de novo por 10 minutos.',
    cancel: 'Cancelar',
    confirm: 'Confirmar',
    passkey: {
      intro: 'Use sua chave de acesso: impressão digital, rosto, PIN ou chave de segurança.',
      submit: 'Usar uma chave de acesso',
      instead: 'Usar uma chave de acesso',
    },
    code: {
      intro: 'Digite o código que seu app autenticador mostra agora.',
      field: {
        label: 'Código',
        hint: '6 dígitos',
      },
      instead: 'Usar um código do app',
    },
    backup: {
      intro: 'Digite um dos códigos de backup que você guardou. Cada um funciona só uma vez.',
      field: {
        label: 'Código de backup',
        hint: '10 letras e dígitos',
      },
      instead: 'Usar um código de backup',
    },
    password: {
      intro: 'Digite sua senha para continuar.',
      instead: 'Usar sua senha',
    },
    trust: {
      label: 'Confiar neste navegador por 30 dias',
      hint: 'Assim ele não precisa de código. Só faça isso em um dispositivo que ninguém mais usa.',
    },
  },

  passkeys: {
    noneUsed: 'Nenhuma chave de acesso foi usada. Tente de novo ou continue de outra forma.',
    noneCreated: 'Nenhuma chave de acesso foi criada. Tente de novo quando quiser.',
    exists: 'Este dispositivo ou esta chave de segurança já tem uma chave de acesso para sua conta.',
    unsupported:
      'Este dispositivo não pode usar chaves de acesso aqui. Tente com outro ou com uma chave de segurança.',
    unverified: 'Primeiro configure um bloqueio de tela ou um PIN neste dispositivo.',
    wrongAddress:
      'As chaves de acesso não funcionam neste endereço da web. Fale com quem administra este site.',
    failed: 'A chave de acesso não respondeu. Tente de novo ou use outra.',
    refused: 'Esta chave de acesso não funcionou aqui. Tente de novo ou continue de outra forma.',
  },

  newPassword: {
    hint: 'Pelo menos {minLength} caracteres. Algumas palavras sem relação entre si são uma boa escolha.',
    strengths: {
      short: 'Ainda é curta demais.',
      personal: 'Parecida demais com seu nome ou e-mail: adicione palavras de outro tipo.',
      weak: 'Fácil de adivinhar: adicione outra palavra.',
      fair: 'Razoável. Com outra palavra, fica forte.',
      strong: 'Forte: difícil de adivinhar.',
    },
  },

  emailChange: {
    cancelsChange: 'Isto cancela a alteração do seu endereço para {email}.',
    cancelledChange: 'A alteração do seu endereço para {email} foi cancelada.',
  },

  page: {
    noScript: 'Para entrar aqui, é preciso JavaScript. Ative-o para este site e recarregue a página.',
    incomplete: 'Esta página não carregou por completo. Verifique sua conexão e recarregue a página.',
  },
});
