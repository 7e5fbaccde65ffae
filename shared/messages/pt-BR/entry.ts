import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Entrar',
    intro: 'Use sua conta {appName}.',
    youLeft: 'Você saiu.',
    youWereSignedOut:
      'Sua sessão foi encerrada em outro dispositivo ou por uma senha nova. Entre para continuar.',
    ranOut: 'Sua sessão foi encerrada porque tinha expirado. Entre para continuar.',
    disabled:
      'Sua sessão foi encerrada porque esta conta está bloqueada. Fale com quem administra este site.',
    notKept: 'Este navegador não manteve sua sessão. Permita os cookies deste site e entre.',
    late: 'Passaram-se mais de dez minutos. Entre de novo.',
    newHere: 'Ainda não tem conta? <link>Crie sua conta</link>',
    rememberMe: 'Lembrar de mim',
    forgotPassword: 'Esqueceu a senha?',
    submit: 'Entrar',
    or: 'ou',
    withPasskey: 'Entrar com uma chave de acesso',
  },

  signUp: {
    title: 'Crie sua conta',
    submit: 'Criar conta',
    byPasskey: 'Criar conta com uma chave de acesso',
    closed: 'Não é possível criar uma conta aqui agora. Fale com quem administra este site.',
    terms: 'Ao criar uma conta, você aceita os <link>termos</link>.',
    privacy: 'A <link>política de privacidade</link> explica como seus dados são tratados.',
  },

  signInFlow: {
    backToSignIn: 'Voltar ao login',
    alreadyHere: 'Já tem uma conta? <link>Entre</link>',
    goBackTo: 'Depois você volta para {host}.',
  },

  checkMail: {
    title: 'Confira seu e-mail',
    intro:
      'Enviamos um link e um código para {email}. Qualquer um dos dois confirma o endereço e faz seu login.',
    introPasskey:
      'Enviamos um link e um código para {email}. Qualquer um dos dois leva à criação da sua chave de acesso.',
    hint: 'O link funciona por uma hora. Não chegou nada? Confira a pasta de spam.',
    confirmedAlready: 'Já confirmou? <link>Entre</link>',
  },

  forgotPassword: {
    title: 'Esqueceu a senha?',
    intro: 'Enviaremos por e-mail um link para escolher uma nova.',
    submit: 'Enviar link',
    sent: {
      title: 'Confira seu e-mail',
      intro: 'Se {email} tiver uma conta, um link e um código estão a caminho. Eles valem por uma hora.',
      hint: 'Não chegou nada? Confira a pasta de spam e o endereço.',
    },
  },

  resetPassword: {
    sendNewLink: 'Enviar um novo link',
    notMe: {
      title: 'Não foi você?',
      intro:
        'Isto desconecta todos os dispositivos de {email}, inclusive este. Depois você escolhe uma senha nova.',
      action: 'Proteger minha conta',
    },
    secured: {
      title: 'Todos os dispositivos foram desconectados',
      intro: 'Um link para escolher uma senha nova está a caminho de {email}.',
      hint: 'Não chegou nada? Confira a pasta de spam.',
    },
  },

  choosePassword: {
    title: 'Escolha uma senha nova',
    intro: 'Para {email}. Sua sessão será encerrada em todos os dispositivos.',
    submit: 'Alterar senha',
    done: {
      title: 'Senha alterada',
      intro: 'Sua sessão foi encerrada em todos os dispositivos. Entre com a senha nova.',
      goOn: 'Entrar',
    },
  },

  verifyEmail: {
    goOn: 'Continuar',
    toAccount: 'Ir para sua conta',
    thanks: 'Agradecemos',
    confirm: {
      title: 'Confirme seu e-mail',
      intro: 'Com um clique, saberemos que {email} é seu.',
      action: 'Confirmar e-mail',
      done: '{email} está confirmado.',
      doneCancelled: '{email} está confirmado. A alteração para {cancelled} foi cancelada.',
    },
  },

  confirmByPassword: {
    title: 'Confirme seu e-mail',
    byPassword: {
      intro: 'Digite a senha de {email}. Ela mostra que a conta é sua.',
      action: 'Confirmar e entrar',
      instead: 'Escolher uma senha nova',
    },
    byNewPassword: {
      intro: 'Escolha uma senha nova para {email}. Ela desconecta todos os outros dispositivos.',
      action: 'Alterar senha e entrar',
      instead: 'Usar a senha atual',
    },
    byNewPasswordAgain: {
      intro:
        '{email} já foi usado em uma conta. Escolha uma senha nova: os outros dispositivos serão desconectados.',
      action: 'Alterar senha e entrar',
      instead: 'Usar a senha atual',
    },
    discard: {
      action: 'Não criei esta conta',
      question: 'Remover a conta de {email}?',
      consequence: 'A sessão de quem a criou é encerrada, e tudo o que há na conta é excluído.',
      confirm: 'Remover a conta',
      keep: 'Manter a conta',
      done: {
        title: 'A conta foi removida',
        action: 'Continuar',
        intro: 'Ninguém pode mais entrar com {email}.',
      },
    },
  },

  linkSpent: {
    title: 'Este link não funciona mais',
    verifyEmail: {
      intro: 'Ele expirou ou já foi usado. Depois de entrar, você pode enviar um novo.',
      action: 'Enviar um novo link',
    },
    changeEmail: {
      intro: 'Ele expirou ou já foi usado. Depois de entrar, você vê em que ponto está a alteração.',
      action: 'Ver a alteração',
    },
    resetPassword: {
      intro: 'Ele expirou ou já foi usado. Um novo funciona por uma hora.',
      action: 'Enviar um novo link',
    },
    notMe: {
      intro: 'Ele expirou ou já foi usado. Uma senha nova também desconecta todos os dispositivos.',
      action: 'Escolher uma senha nova',
    },
    keepAccount: {
      intro: 'Ele expirou ou já foi usado. Depois de entrar, você pode manter a conta até ela ser excluída.',
      action: 'Entrar para manter a conta',
    },
    confirmByPassword: 'Não consegue entrar? Escolher uma senha nova por e-mail também confirma o endereço.',
  },

  mailLink: {
    linkMissing: {
      title: 'Este link está incompleto',
      intro: 'Abra o link do e-mail mais uma vez, copie-o inteiro ou digite o código ao lado dele.',
    },
    sentAgain: 'Enviado. Cada link funciona por uma hora.',
    code: {
      label: 'Código do e-mail',
      hint: 'Para o navegador em que foi pedido. Nunca o pediremos em outro lugar.',
      submit: 'Usar o código',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Crie sua conta com uma chave de acesso',
      intro:
        'Você entra com a impressão digital, o rosto ou o PIN do dispositivo. Não há senha para esquecer.',
      hint: 'Primeiro enviamos um link por e-mail. Se você perder a chave de acesso, poderá entrar de novo pelo e-mail.',
      submit: 'Enviar o link para mim',
      byPassword: 'Usar uma senha',
    },
    create: {
      title: 'Crie sua chave de acesso',
      intro: 'Ela confirma {email} e serve para entrar de agora em diante.',
      action: 'Criar uma chave de acesso',
      unsupported:
        'Este navegador não pode criar chaves de acesso. Abra o link em outro ou escolha uma senha.',
      byPassword: 'Escolher uma senha',
      byPasskey: 'Criar uma chave de acesso',
    },
    choose: {
      title: 'Escolha uma senha',
      intro: 'Ela confirma {email} e faz seu login. Você pode adicionar uma chave de acesso depois.',
    },
  },

  twoFactorPage: {
    title: 'Verificação em duas etapas',
    startAgain: 'Começar de novo',
    lost: {
      question: 'Perdeu o celular e os códigos de backup?',
      passkey: 'Perdeu a chave de acesso?',
      answer:
        'Fale com quem administra este site. Seu segundo fator pode ser redefinido quando houver certeza de que é você.',
    },
    over: {
      title: 'Entre de novo',
      tooMany: 'Cinco códigos estavam errados. Entre de novo com sua senha para tentar outros.',
      late: 'Passaram-se mais de dez minutos ou sua senha foi alterada. Entre de novo para continuar.',
    },
    setUp: {
      title: 'Configure um segundo fator',
      required: '{appName} pede a todo mundo mais do que uma senha. Escolha o que você tem à mão.',
      wanted: 'Este site pede mais do que uma senha. Escolha o que você tem à mão.',
      passkey: {
        title: 'Chave de acesso',
        intro:
          'Impressão digital, rosto, PIN ou chave de segurança. É o jeito mais rápido, sem digitar nada.',
        action: 'Criar uma chave de acesso',
      },
      app: {
        title: 'App autenticador',
        intro: 'Um app no celular mostra um código, que você digita depois da senha.',
        action: 'Configurar um app',
      },
      signedInAs: 'Você entrou como {email}. <link>Sair</link>',
    },
  },

  authorize: {
    title: 'Continuar para {host}',
    intro: 'Isto faz seu login lá. O site vê seu nome, e-mail e perfil.',
    introNobody: 'Primeiro entre. Depois você segue para o site.',
    signedInAs: 'Você entrou como',
    action: 'Continuar',
    useAnother: 'Usar outra conta',
    notWanted: 'Não era o que você queria? <link>Voltar para {host}</link>',
  },

  siteRefused: {
    title: 'Este link não funciona',
    intro: 'Não é possível entrar com ele. {appName} não enviou nada ao site.',
    goBack: 'Voltar',
    goOn: 'Ir para sua conta',
    reasons: {
      client_id: 'Para quem administra o site: {name} não é uma origem confiável deste serviço.',
      redirect_uri:
        'Para quem administra o site: {name} deve ser uma página dele, com https e sem fragmento.',
    },
  },

  agree: {
    keep: {
      title: 'Mantenha sua conta',
      intro: 'A conta de {email} está prestes a ser excluída. Com um clique, ela fica como está.',
      action: 'Manter minha conta',
      done: 'Sua conta foi mantida. Nada se perdeu.',
    },
    stop: {
      title: 'Mantenha sua conta como está',
      address:
        'A conta de {email} vai receber outro endereço e uma senha nova. Com um clique, ela fica como está.',
      second_factor: 'O segundo fator da conta de {email} será removido. Com um clique, ele é mantido.',
      action: 'Interromper o pedido',
      done: {
        address: 'O pedido foi interrompido. O endereço e a senha ficam como estão.',
        second_factor: 'O pedido foi interrompido. O segundo fator foi mantido.',
      },
    },
    change: {
      title: 'Altere seu e-mail',
      intro: 'Seu e-mail passa a ser {email}: os outros dispositivos serão desconectados.',
      introHalf:
        'Seu e-mail passa a ser {email} quando o outro endereço também aceitar: os outros dispositivos serão então desconectados.',
      action: 'Confirmar a alteração',
      done: 'De agora em diante, seu e-mail é {email}.',
      half: 'Anotado. {email} passa a ser seu endereço quando o outro aceitar.',
      taken: {
        title: 'Este endereço está em uso',
        intro: 'Agora outra conta usa {email}. Seu endereço ficou como estava.',
      },
    },
  },

  background: {
    title: 'Sua experiência',
    intro: '{appName} pergunta isso {why}. São dois ou três toques.',
    goOn: 'Continuar',
    skip: 'Pular por enquanto',
  },
});
