import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Konto: {name}',
      signIn: 'Anmelden',
      manage: 'Konto verwalten',
      signOut: 'Abmelden',
      signingOut: 'Wird abgemeldet …',
      notSignedOut: 'Sie sind weiterhin angemeldet: Gatehouse ist nicht erreichbar. Versuchen Sie es erneut.',
      unavailable: 'Konto nicht verfügbar',
      tryAgain: 'Erneut versuchen',
    },
    docusaurus: {
      account: 'Konto',
      notSignedOut: 'Sie sind weiterhin angemeldet: Ihr Konto ist nicht erreichbar. Versuchen Sie es erneut.',
      signUp: 'Konto erstellen',
      gate: {
        title: 'Zum Lesen anmelden',
        explanation:
          'Dieser Teil ist für alle, die ein Konto haben. Nach der Anmeldung kehren Sie auf diese Seite zurück.',
        away: 'Ihr Konto ist gerade nicht erreichbar. Sie können trotzdem weiterlesen.',
      },
    },
  },
});
