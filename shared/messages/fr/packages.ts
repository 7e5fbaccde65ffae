import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Compte : {name}',
      signIn: 'Se connecter',
      manage: 'Gérer le compte',
      signOut: 'Se déconnecter',
      signingOut: 'Déconnexion…',
      notSignedOut: 'Votre session est toujours ouverte : impossible de joindre Gatehouse. Réessayez.',
      unavailable: 'Compte indisponible',
      tryAgain: 'Réessayer',
    },
    docusaurus: {
      account: 'Compte',
      notSignedOut: 'Votre session est toujours ouverte : impossible de joindre votre compte. Réessayez.',
      signUp: 'Créer un compte',
      gate: {
        title: 'Connectez-vous pour lire ceci',
        explanation:
          'Cette partie est réservée aux personnes qui ont un compte. Vous reviendrez ensuite sur cette page.',
        away: 'Impossible de joindre votre compte pour le moment. Vous pouvez quand même continuer la lecture.',
      },
    },
  },
});
