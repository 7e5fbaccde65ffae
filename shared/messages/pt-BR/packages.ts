import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Conta: {name}',
      signIn: 'Entrar',
      manage: 'Gerenciar conta',
      signOut: 'Sair',
      signingOut: 'Saindo…',
      notSignedOut: 'Sua sessão continua aberta: não é possível acessar o Gatehouse. Tente de novo.',
      unavailable: 'Conta indisponível',
      tryAgain: 'Tentar de novo',
    },
    docusaurus: {
      account: 'Conta',
      notSignedOut: 'Sua sessão continua aberta: não é possível acessar sua conta. Tente de novo.',
      signUp: 'Criar uma conta',
      gate: {
        title: 'Entre para ler isto',
        explanation: 'Esta parte é para quem tem uma conta. Depois você volta para esta página.',
        away: 'Não é possível acessar sua conta agora. Mesmo assim, você pode continuar lendo.',
      },
    },
  },
});
