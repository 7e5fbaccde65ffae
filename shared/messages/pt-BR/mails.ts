import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Olá, {name}!',
      helloNobody: 'Olá!',
      code: 'Ou digite este código na página de {host} em que você pediu este e-mail:',
      codeIsSecret: 'Não o digite em outro lugar nem o informe a ninguém: nunca o pediremos a você.',
      notMe: 'Não foi você? Com um clique, todos os dispositivos são desconectados e a senha deixa de valer.',
      notMeLink: 'Não fui eu',
      instant: '{time} UTC',
      masked: '{local}… em {host}…',
      device: '{browser} no {system}',
      unknownDevice: 'Dispositivo desconhecido',
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Enviado por <link>{host}</link>. Ninguém lê as respostas a este endereço.',
      signature: '{appName},',
    },
    facts: {
      when: 'Quando',
      device: 'Dispositivo',
      ipAddress: 'Endereço IP',
      place: 'Local aproximado',
      oldAddress: 'Endereço anterior',
      newAddress: 'Novo endereço',
      worksFrom: 'Funciona a partir de',
      worksUntil: 'Funciona até',
      notBefore: 'Não antes de',
      removedOn: 'Data da remoção',
      from: 'De',
      until: 'Até',
    },

    verifyEmail: {
      subject: 'Confirme seu e-mail para {appName}',
      heading: 'Confirme seu e-mail',
      given: 'Alguém, esperamos que você, informou este endereço a {appName}.',
      button: 'Confirmar e-mail',
      limits: 'O link funciona só uma vez, por uma hora. Se não foi você, ignore este e-mail.',
    },
    resetPassword: {
      subject: 'Escolha uma senha nova para {appName}',
      heading: 'Escolha uma senha nova',
      choose:
        'Você pode escolher uma senha nova para {appName}. Ela encerra sua sessão em todos os dispositivos.',
      button: 'Escolher uma senha nova',
      limits:
        'O link funciona só uma vez, por uma hora. Se você não o pediu, ignore este e-mail: sua senha fica como está.',
    },
    secured: {
      subject: 'Sua conta {appName} está protegida: escolha uma senha nova',
      heading: 'Sua conta está protegida',
      done: 'Todos os dispositivos foram desconectados, e a senha anterior não funciona mais.',
      button: 'Escolher uma senha nova',
      limits: 'O link funciona só uma vez, por uma hora. Depois disso, peça outro na página de login.',
    },
    invitation: {
      subject: 'Sua conta {appName}: escolha uma senha',
      heading: 'Escolha uma senha para sua conta',
      created: 'Uma conta {appName} foi criada para você com este endereço. Escolha uma senha para usá-la.',
      button: 'Escolher uma senha',
      limits: {
        one: 'O link funciona só uma vez, por {count} dia. Se você não esperava uma conta, ignore este e-mail.',
        many: 'O link funciona só uma vez, por {count} de dias. Se você não esperava uma conta, ignore este e-mail.',
        other:
          'O link funciona só uma vez, por {count} dias. Se você não esperava uma conta, ignore este e-mail.',
      },
      expired: 'O link não funciona mais?',
      expiredLink: 'Pedir outro',
    },
    signUpAttempt: {
      subject: 'Você já tem uma conta {appName}',
      heading: 'Você já tem uma conta',
      tried: 'Alguém, esperamos que você, tentou usar este endereço para outra conta.',
      button: 'Entrar',
      unchanged: 'Nada mudou. Se não foi você, ignore este e-mail.',
      forgotLink: 'Esqueceu a senha?',
    },
    emailChangeNew: {
      subject: 'Confirme seu novo e-mail para {appName}',
      heading: 'Confirme seu novo e-mail',
      asked: 'Foi pedido que este endereço passe a ser o de uma conta {appName}.',
      button: 'Confirmar novo endereço',
      limits: 'O link funciona só uma vez, por uma hora. Se não foi você, ignore este e-mail.',
    },
    emailChangeOld: {
      subject: 'Seu e-mail da conta {appName} está prestes a mudar',
      heading: 'Seu e-mail está prestes a mudar',
      asked: 'Sua conta {appName} vai receber outro endereço no lugar deste.',
      button: 'Permitir a alteração',
      wait: 'Se você não permitir, a alteração espera três dias. Até lá, você pode cancelá-la na sua conta.',
    },
    emailChanged: {
      subject: 'Seu e-mail da conta {appName} foi alterado',
      heading: 'Seu e-mail foi alterado',
      changed:
        'Agora você entra em {appName} com o novo endereço. Os outros dispositivos foram desconectados.',
    },
    passwordChanged: {
      subject: 'Sua senha da conta {appName} foi alterada',
      heading: 'Sua senha foi alterada',
      changed: 'Sua senha foi alterada, e os outros dispositivos foram desconectados.',
      cancelled: 'A alteração do seu e-mail que estava em andamento foi cancelada.',
    },
    newDevice: {
      subject: 'Novo login em {appName}',
      heading: 'Novo login',
      used: 'Sua conta {appName} foi usada em um navegador que ainda não conhecíamos.',
    },
    passkeyAdded: {
      subject: 'Uma chave de acesso para {appName} foi adicionada',
      heading: 'Uma chave de acesso foi adicionada',
      added: 'Sua conta {appName} tem uma nova chave de acesso. Quem a tiver pode entrar sem sua senha.',
    },
    passkeyRemoved: {
      subject: 'Uma chave de acesso para {appName} foi removida',
      heading: 'Uma chave de acesso foi removida',
      removed: 'Uma chave de acesso da sua conta {appName} foi removida. Ela não serve mais para entrar.',
    },
    twoFactorOn: {
      subject: 'A verificação em duas etapas de {appName} está ativada',
      heading: 'A verificação em duas etapas está ativada',
      setUp:
        'Um app autenticador foi configurado para sua conta {appName}. Agora, para entrar, também é preciso um código dele.',
      keepCodes:
        'Guarde os códigos de backup em um lugar seguro: sem o app, só com eles você consegue entrar.',
    },
    twoFactorOff: {
      subject: 'A verificação em duas etapas de {appName} está desativada',
      heading: 'A verificação em duas etapas está desativada',
      off: 'Sua conta {appName} não pede mais códigos. Os códigos de backup não funcionam mais.',
    },
    backupCodesReplaced: {
      subject: 'Novos códigos de backup para {appName}',
      heading: 'Novos códigos de backup',
      replaced:
        'Novos códigos de backup foram criados para sua conta {appName}. Os anteriores não funcionam mais.',
    },
    backupCodeUsed: {
      subject: 'Um código de backup foi usado para {appName}',
      heading: 'Um código de backup foi usado',
      used: 'Um código de backup da sua conta {appName} foi usado no lugar do seu app autenticador.',
      noneLeft: 'Era o último. Crie novos agora.',
      left: {
        one: 'Resta {count} código de backup.',
        many: 'Restam {count} de códigos de backup.',
        other: 'Restam {count} códigos de backup.',
      },
      button: 'Criar novos códigos de backup',
    },
    recovery: {
      subject: 'Volte a acessar sua conta {appName}',
      heading: 'Volte a acessar sua conta',
      given:
        'Quem administra {appName} vai dar este endereço à sua conta. Escolha uma senha nova para continuar.',
      button: 'Escolher uma senha nova',
      before:
        'Antes desse momento, o endereço atual e qualquer dispositivo conectado podem interromper o pedido.',
      beforeStolen: 'Antes desse momento, ninguém pode usar a conta.',
      notAsked: 'Você não pediu isso a quem administra o site? Então ignore este e-mail.',
    },
    recoveryNotice: {
      subject: 'Sua conta {appName} está prestes a receber outro endereço',
      heading: 'Sua conta está prestes a receber outro endereço',
      asked: 'Foi pedido a quem administra {appName} que dê à sua conta outro endereço e uma senha nova.',
      stop: 'Foi você que pediu? Então não faça nada. Se não, interrompa o pedido: assim nada muda.',
      button: 'Interromper o pedido',
    },
    stolenNotice: {
      subject: 'O roubo da sua conta {appName} foi comunicado',
      heading: 'O roubo da sua conta foi comunicado',
      reported:
        'Alguém comunicou a quem administra {appName} que sua conta foi roubada. Foi pedido que ela receba outro endereço e uma senha nova. Até lá, ninguém pode usar a conta.',
      stop: 'Foi você que pediu? Então não faça nada. Se não, avise antes desse momento quem administra o site: o pedido pode ser interrompido, e assim nada muda.',
      noLink:
        'Este e-mail não tem um link para interromper o pedido, porque quem roubou a conta pode lê-lo. Se seu endereço foi substituído e você tem o e-mail sobre isso, o link “Não fui eu” daquele e-mail devolve a conta a você.',
    },
    stolenRecovered: {
      subject: 'Sua conta {appName} agora tem outro endereço',
      heading: 'Sua conta agora tem outro endereço',
      recovered:
        'O roubo da sua conta {appName} foi comunicado. Com a ajuda de quem administra o site, ela agora tem outro endereço e uma senha nova. Todos os dispositivos foram desconectados.',
      notMe: 'Não foi você? Avise já quem administra o site.',
    },
    factorResetNotice: {
      subject: 'O segundo fator da sua conta {appName} será removido',
      heading: 'Seu segundo fator será removido',
      asked:
        'Foi pedido a quem administra {appName} que remova o app autenticador e os códigos de backup da sua conta.',
      askedWithPasskeys:
        'Foi pedido a quem administra {appName} que remova da sua conta o app autenticador, os códigos de backup e todas as chaves de acesso.',
      stop: 'Foi você que pediu? Então não faça nada. Se não, interrompa o pedido: assim nada muda.',
      button: 'Interromper o pedido',
    },
    factorReset: {
      subject: 'O segundo fator da sua conta {appName} foi removido',
      heading: 'Seu segundo fator foi removido',
      removed:
        'Quem administra {appName} removeu o app autenticador e os códigos de backup da sua conta. Todos os dispositivos foram desconectados.',
      removedWithPasskeys:
        'Quem administra {appName} removeu da sua conta o app autenticador, os códigos de backup e todas as chaves de acesso. Todos os dispositivos foram desconectados.',
      next: 'Entre com sua senha ou escolha uma nova por e-mail. Depois, configure de novo um segundo fator.',
      button: 'Entrar',
    },
    deletion: {
      subject: 'Sua conta {appName} será excluída',
      heading: 'Sua conta será excluída',
      deleted: 'Sua conta e tudo o que há nela serão excluídos em {instant}.',
      button: 'Manter minha conta',
      signIn: 'Até lá, você também pode entrar e escolher “Cancelar exclusão”.',
    },
    deletionCancelled: {
      subject: 'Sua conta {appName} foi mantida',
      heading: 'Sua conta foi mantida',
      cancelled: 'A exclusão da sua conta foi cancelada. Nada se perdeu.',
    },
    deleted: {
      subject: 'Sua conta {appName} foi excluída',
      heading: 'Sua conta foi excluída',
      deleted:
        'Sua conta {appName} e tudo o que havia nela foram excluídos. Este é nosso último e-mail para você.',
    },
    summary: {
      subject: 'Houve mais atividade na sua conta {appName}',
      heading: 'Houve mais atividade na sua conta',
      beyond: 'Enviamos a você só alguns e-mails por hora. Além do que já informamos, aconteceu o seguinte:',
      button: 'Ver sua atividade',
      kinds: {
        newDevice: 'Novos logins',
        signUpAttempt: 'Cadastros com seu endereço',
        passwordChanged: 'Alterações de senha',
        passkeyAdded: 'Chaves de acesso adicionadas',
        passkeyRemoved: 'Chaves de acesso removidas',
        twoFactorOn: 'Ativações da verificação em duas etapas',
        twoFactorOff: 'Desativações da verificação em duas etapas',
        backupCodesReplaced: 'Novos códigos de backup',
        backupCodeUsed: 'Usos de um código de backup',
        emailChanged: 'Alterações do seu e-mail',
        factorReset: 'Remoções do segundo fator',
        deletion: 'Pedidos de exclusão da conta',
        deletionCancelled: 'Exclusões canceladas',
        secured: 'Links para escolher uma senha nova',
        invitation: 'Convites',
        otherEvents: 'Outros eventos',
      },
    },
    testMail: {
      subject: 'E-mail de teste de {appName}',
      heading: 'O servidor de e-mail funciona',
      sent: 'Quem administra {appName} enviou este e-mail para verificar se os e-mails chegam.',
    },
  },
});
