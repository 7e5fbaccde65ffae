import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Anmelden',
    intro: 'Verwenden Sie Ihr Konto bei {appName}.',
    youLeft: 'Sie haben sich abgemeldet.',
    youWereSignedOut:
      'Sie wurden abgemeldet: über ein anderes Gerät oder durch ein neues Passwort. Melden Sie sich an, um fortzufahren.',
    ranOut: 'Sie wurden abgemeldet: Ihre Anmeldung war abgelaufen. Melden Sie sich an, um fortzufahren.',
    disabled:
      'Sie wurden abgemeldet: Dieses Konto ist deaktiviert. Wenden Sie sich an den Betreiber dieser Website.',
    notKept:
      'Dieser Browser hat Ihre Anmeldung nicht gespeichert. Lassen Sie Cookies für diese Website zu und melden Sie sich dann an.',
    late: 'Das hat länger als zehn Minuten gedauert. Melden Sie sich erneut an.',
    newHere: 'Neu hier? <link>Konto erstellen</link>',
    rememberMe: 'Angemeldet bleiben',
    forgotPassword: 'Passwort vergessen?',
    submit: 'Anmelden',
    or: 'oder',
    withPasskey: 'Mit Passkey anmelden',
  },

  signUp: {
    title: 'Konto erstellen',
    submit: 'Konto erstellen',
    byPasskey: 'Konto mit Passkey erstellen',
    closed: 'Hier können Sie derzeit kein Konto erstellen. Wenden Sie sich an den Betreiber dieser Website.',
    terms: 'Mit dem Erstellen eines Kontos stimmen Sie den <link>Nutzungsbedingungen</link> zu.',
    privacy: 'Wie wir mit Ihren Daten umgehen, steht in der <link>Datenschutzerklärung</link>.',
  },

  signInFlow: {
    backToSignIn: 'Zurück zur Anmeldung',
    alreadyHere: 'Sie haben schon ein Konto? <link>Anmelden</link>',
    goBackTo: 'Danach geht es zurück zu {host}.',
  },

  checkMail: {
    title: 'Prüfen Sie Ihren Posteingang',
    intro:
      'Wir haben einen Link und einen Code an {email} gesendet. Eins von beiden genügt, um die Adresse zu bestätigen und Sie anzumelden.',
    introPasskey:
      'Wir haben einen Link und einen Code an {email} gesendet. Eins von beiden genügt und führt weiter zu Ihrem Passkey.',
    hint: 'Der Link gilt eine Stunde. Nichts angekommen? Sehen Sie im Spam-Ordner nach.',
    confirmedAlready: 'Schon bestätigt? <link>Anmelden</link>',
  },

  forgotPassword: {
    title: 'Passwort vergessen?',
    intro: 'Wir senden Ihnen per E-Mail einen Link, mit dem Sie ein neues festlegen.',
    submit: 'Link senden',
    sent: {
      title: 'Prüfen Sie Ihren Posteingang',
      intro:
        'Wenn zu {email} ein Konto gehört, sind ein Link und ein Code unterwegs. Beide gelten eine Stunde.',
      hint: 'Nichts angekommen? Prüfen Sie den Spam-Ordner und die Adresse.',
    },
  },

  resetPassword: {
    sendNewLink: 'Neuen Link senden',
    notMe: {
      title: 'Das waren nicht Sie?',
      intro:
        'Damit werden alle Geräte von {email} abgemeldet, auch Ihre. Danach legen Sie ein neues Passwort fest.',
      action: 'Mein Konto schützen',
    },
    secured: {
      title: 'Alle Geräte sind abgemeldet',
      intro: 'Ein Link zum Festlegen eines neuen Passworts ist unterwegs an {email}.',
      hint: 'Nichts angekommen? Sehen Sie im Spam-Ordner nach.',
    },
  },

  choosePassword: {
    title: 'Neues Passwort festlegen',
    intro: 'Für {email}. Sie werden auf allen Geräten abgemeldet.',
    submit: 'Passwort ändern',
    done: {
      title: 'Passwort geändert',
      intro: 'Sie wurden auf allen Geräten abgemeldet. Melden Sie sich mit dem neuen Passwort an.',
      goOn: 'Anmelden',
    },
  },

  verifyEmail: {
    goOn: 'Weiter',
    toAccount: 'Zu Ihrem Konto',
    thanks: 'Vielen Dank',
    confirm: {
      title: 'E-Mail-Adresse bestätigen',
      intro: 'Ein Klick, und wir wissen, dass {email} Ihnen gehört.',
      action: 'E-Mail-Adresse bestätigen',
      done: '{email} ist bestätigt.',
      doneCancelled: '{email} ist bestätigt. Die Änderung in {cancelled} wurde abgebrochen.',
    },
  },

  confirmByPassword: {
    title: 'E-Mail-Adresse bestätigen',
    byPassword: {
      intro: 'Geben Sie das Passwort von {email} ein. Es zeigt, dass das Konto Ihnen gehört.',
      action: 'Bestätigen und anmelden',
      instead: 'Stattdessen neues Passwort festlegen',
    },
    byNewPassword: {
      intro: 'Legen Sie ein neues Passwort für {email} fest. Damit werden alle anderen Geräte abgemeldet.',
      action: 'Passwort ändern und anmelden',
      instead: 'Stattdessen aktuelles Passwort verwenden',
    },
    byNewPasswordAgain: {
      intro:
        'Mit {email} wurde schon einmal ein Konto erstellt. Legen Sie ein neues Passwort dafür fest: Andere Geräte werden abgemeldet.',
      action: 'Passwort ändern und anmelden',
      instead: 'Stattdessen aktuelles Passwort verwenden',
    },
    discard: {
      action: 'Dieses Konto ist nicht von mir',
      question: 'Konto von {email} entfernen?',
      consequence: 'Wer es erstellt hat, wird abgemeldet, und alles darin wird gelöscht.',
      confirm: 'Konto entfernen',
      keep: 'Behalten',
      done: {
        title: 'Das Konto ist entfernt',
        action: 'Weiter',
        intro: 'Mit {email} kann sich niemand mehr anmelden.',
      },
    },
  },

  linkSpent: {
    title: 'Dieser Link funktioniert nicht mehr',
    verifyEmail: {
      intro:
        'Er ist abgelaufen oder wurde schon verwendet. Nach der Anmeldung können Sie einen neuen senden lassen.',
      action: 'Neuen Link senden',
    },
    changeEmail: {
      intro:
        'Er ist abgelaufen oder wurde schon verwendet. Nach der Anmeldung sehen Sie den Stand der Änderung.',
      action: 'Änderung ansehen',
    },
    resetPassword: {
      intro: 'Er ist abgelaufen oder wurde schon verwendet. Ein neuer gilt eine Stunde.',
      action: 'Neuen Link senden',
    },
    notMe: {
      intro: 'Er ist abgelaufen oder wurde schon verwendet. Auch ein neues Passwort meldet alle Geräte ab.',
      action: 'Neues Passwort festlegen',
    },
    keepAccount: {
      intro:
        'Er ist abgelaufen oder wurde schon verwendet. Nach der Anmeldung können Sie das Konto behalten, solange es noch nicht gelöscht ist.',
      action: 'Anmelden und behalten',
    },
    confirmByPassword:
      'Sie können sich nicht anmelden? Auch ein neues Passwort per E-Mail bestätigt die Adresse.',
  },

  mailLink: {
    linkMissing: {
      title: 'Dieser Link ist unvollständig',
      intro:
        'Öffnen Sie ihn noch einmal aus der E-Mail, kopieren Sie ihn ganz oder geben Sie den Code daneben ein.',
    },
    sentAgain: 'Gesendet. Jeder Link gilt eine Stunde.',
    code: {
      label: 'Code aus der E-Mail',
      hint: 'Nur für den Browser, der ihn angefordert hat. Wir fragen Sie nirgendwo sonst danach.',
      submit: 'Code verwenden',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Konto mit Passkey erstellen',
      intro:
        'Sie melden sich mit Fingerabdruck, Gesicht oder Geräte-PIN an. Es gibt kein Passwort, das Sie vergessen könnten.',
      hint: 'Zuerst senden wir Ihnen einen Link per E-Mail. Geht Ihr Passkey verloren, kommen Sie per E-Mail wieder ins Konto.',
      submit: 'Link per E-Mail senden',
      byPassword: 'Stattdessen Passwort verwenden',
    },
    create: {
      title: 'Passkey erstellen',
      intro: 'Damit bestätigen Sie {email} und melden sich künftig an.',
      action: 'Passkey erstellen',
      unsupported:
        'Dieser Browser kann keine Passkeys erstellen. Öffnen Sie den Link in einem anderen oder legen Sie ein Passwort fest.',
      byPassword: 'Stattdessen Passwort festlegen',
      byPasskey: 'Stattdessen Passkey erstellen',
    },
    choose: {
      title: 'Passwort festlegen',
      intro:
        'Damit bestätigen Sie {email} und werden angemeldet. Einen Passkey können Sie später hinzufügen.',
    },
  },

  twoFactorPage: {
    title: 'Zwei-Faktor-Anmeldung',
    startAgain: 'Von vorn beginnen',
    lost: {
      question: 'Smartphone und Backup-Codes verloren?',
      passkey: 'Passkey verloren?',
      answer:
        'Wenden Sie sich an den Betreiber dieser Website. Er kann Ihren zweiten Faktor zurücksetzen, sobald feststeht, dass Sie es sind.',
    },
    over: {
      title: 'Erneut anmelden',
      tooMany:
        'Fünf Codes waren falsch. Melden Sie sich erneut mit Ihrem Passwort an, um weitere zu versuchen.',
      late: 'Das hat länger als zehn Minuten gedauert oder Ihr Passwort wurde geändert. Melden Sie sich erneut an, um fortzufahren.',
    },
    setUp: {
      title: 'Zweiten Faktor einrichten',
      required: '{appName} verlangt von allen mehr als ein Passwort. Wählen Sie, was Sie zur Hand haben.',
      wanted: 'Diese Website verlangt mehr als ein Passwort. Wählen Sie, was Sie zur Hand haben.',
      passkey: {
        title: 'Passkey',
        intro:
          'Ihr Fingerabdruck, Ihr Gesicht, Ihre PIN oder Ihr Sicherheitsschlüssel. Der schnellste Weg, ganz ohne Tippen.',
        action: 'Passkey erstellen',
      },
      app: {
        title: 'Authenticator-App',
        intro: 'Eine App auf Ihrem Smartphone zeigt einen Code, den Sie nach Ihrem Passwort eingeben.',
        action: 'App einrichten',
      },
      signedInAs: 'Angemeldet als {email}. <link>Abmelden</link>',
    },
  },

  authorize: {
    title: 'Weiter zu {host}',
    intro:
      'Damit melden Sie sich dort an. Die Website sieht Ihren Namen, Ihre E-Mail-Adresse und Ihr Profil.',
    introNobody: 'Melden Sie sich zuerst an. Danach geht es weiter zur Website.',
    signedInAs: 'Angemeldet als',
    action: 'Weiter',
    useAnother: 'Anderes Konto verwenden',
    notWanted: 'Nicht das, was Sie wollten? <link>Zurück zu {host}</link>',
  },

  siteRefused: {
    title: 'Dieser Link funktioniert nicht',
    intro: 'Damit können Sie sich nicht anmelden. {appName} hat nichts an die Website gesendet.',
    goBack: 'Zurück',
    goOn: 'Zu Ihrem Konto',
    reasons: {
      client_id:
        'Für den Betreiber der Website: {name} ist kein vertrauenswürdiger Ursprung dieses Dienstes.',
      redirect_uri:
        'Für den Betreiber der Website: {name} muss eine ihrer Seiten sein, mit https und ohne Fragment.',
    },
  },

  agree: {
    keep: {
      title: 'Konto behalten',
      intro: 'Das Konto von {email} soll gelöscht werden. Ein Klick, und es bleibt, wie es ist.',
      action: 'Mein Konto behalten',
      done: 'Ihr Konto bleibt bestehen. Es ist nichts verloren gegangen.',
    },
    stop: {
      title: 'Konto unverändert lassen',
      address:
        'Das Konto von {email} soll eine andere Adresse und ein neues Passwort bekommen. Ein Klick, und es bleibt, wie es ist.',
      second_factor:
        'Der zweite Faktor des Kontos von {email} soll entfernt werden. Ein Klick, und er bleibt.',
      action: 'Vorgang stoppen',
      done: {
        address: 'Der Vorgang wurde gestoppt. Adresse und Passwort bleiben, wie sie sind.',
        second_factor: 'Der Vorgang wurde gestoppt. Der zweite Faktor bleibt.',
      },
    },
    change: {
      title: 'E-Mail-Adresse ändern',
      intro: 'Ihre E-Mail-Adresse ist dann {email}. Andere Geräte werden abgemeldet.',
      introHalf:
        'Ihre E-Mail-Adresse wird in {email} geändert, sobald auch die andere Adresse zustimmt. Dann werden andere Geräte abgemeldet.',
      action: 'Änderung bestätigen',
      done: 'Ihre E-Mail-Adresse ist ab jetzt {email}.',
      half: 'Notiert. {email} wird Ihre Adresse, sobald auch die andere zustimmt.',
      taken: {
        title: 'Diese Adresse ist vergeben',
        intro: '{email} gehört inzwischen zu einem anderen Konto. Ihre Adresse ist geblieben, wie sie war.',
      },
    },
  },

  background: {
    title: 'Ihr Hintergrund',
    intro: '{appName} fragt danach, {why}. Nur zwei- oder dreimal tippen.',
    goOn: 'Weiter',
    skip: 'Vorerst überspringen',
  },
});
