import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'Anfrage-ID',
    tryAgain: 'Erneut versuchen',
    loading: 'Wird geladen …',
    justNow: 'gerade eben',
    show: '<hidden>Passwort </hidden>Anzeigen',
    hide: '<hidden>Passwort </hidden>Ausblenden',
    countOf: '{count} von {limit}',
    signOut: 'Abmelden',
    result: 'Ergebnis',
    sendAgain: 'Erneut senden',
    sendAgainIn: 'Erneut senden in {seconds} s',
    nowAgain: 'Sie können es jetzt erneut versuchen.',
    language: 'Sprache',
    languageNotChanged: 'Die Sprache wurde nicht geändert.',
    theme: 'Design',
    themes: {
      system: 'Wie auf dem Gerät',
      light: 'Hell',
      dark: 'Dunkel',
    },
    both: '{first} {second}',
    unsaved: {
      title: 'Seite ohne Speichern verlassen?',
      consequence: 'Ihre Änderungen auf dieser Seite gehen dann verloren.',
      leave: 'Ohne Speichern verlassen',
      keep: 'Weiter bearbeiten',
    },
  },

  errors: {
    unexpected: 'Bei uns ist etwas schiefgegangen. Versuchen Sie es erneut.',
    sentences: {
      invalid_input: 'Einige Angaben sind ungültig. Prüfen Sie das Formular und versuchen Sie es erneut.',
      unauthenticated: 'Sie wurden abgemeldet. Melden Sie sich erneut an.',
      forbidden: 'Diese Anfrage wurde abgelehnt. Wenden Sie sich an den Betreiber dieser Website.',
      account_disabled: 'Dieses Konto ist deaktiviert. Wenden Sie sich an den Betreiber dieser Website.',
      untrusted_origin: 'Über diese Webadresse ist keine Anmeldung erlaubt.',
      not_found: 'Dieser Eintrag ist nicht mehr vorhanden. Laden Sie die Seite neu.',
      payload_too_large: 'Die Eingabe ist zu lang. Kürzen Sie sie und versuchen Sie es erneut.',
      step_up_required: 'Bestätigen Sie Ihre Identität, um fortzufahren.',
      step_up_declined: 'Es wurde nichts geändert: Sie haben Ihre Identität nicht bestätigt.',
      wrong_password: 'Das ist nicht Ihr aktuelles Passwort.',
      wrong_code: 'Dieser Code ist falsch oder wurde schon verwendet. Warten Sie auf den nächsten.',
      wrong_credentials:
        'E-Mail-Adresse oder Passwort ist falsch. Prüfen Sie beides oder legen Sie ein neues Passwort fest.',
      person_changed:
        'In diesem Browser hat sich inzwischen jemand anderes angemeldet. Es wurde nichts gespeichert.',
      email_taken: 'Für diese E-Mail-Adresse gibt es bereits ein Konto. Melden Sie sich stattdessen an.',
      cookie_refused:
        'Ihr Browser hat die Anmeldung nicht gespeichert. Lassen Sie Cookies zu und versuchen Sie es erneut.',
      email_not_verified:
        'Bestätigen Sie zuerst Ihre E-Mail-Adresse: Öffnen Sie den Link in der E-Mail, die wir Ihnen gesendet haben.',
      link_unusable: 'Dieser Link ist abgelaufen oder wurde schon verwendet. Fordern Sie einen neuen an.',
      conflict: 'Die Daten wurden anderswo geändert. Laden Sie die Seite neu und versuchen Sie es erneut.',
      sign_up_closed:
        'Hier können keine neuen Konten erstellt werden. Wenden Sie sich an den Betreiber dieser Website.',
    },
    unavailable: '{appName} ist gerade nicht erreichbar. Versuchen Sie es gleich noch einmal.',
    unreachable:
      '{appName} ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    offline: 'Sie sind offline. Stellen Sie eine Internetverbindung her und versuchen Sie es erneut.',
    tooManyAttempts: 'Zu viele Versuche. Versuchen Sie es in {wait} erneut.',
  },

  fields: {
    name: 'Name',
    email: 'E-Mail-Adresse',
    password: 'Passwort',
  },

  device: {
    thisDevice: 'Dieses Gerät',
    unknownDevice: 'Unbekanntes Gerät',
    browserOn: '{browser} unter {os}',
  },

  root: {
    skipToContent: 'Zum Inhalt springen',
    notFound: {
      title: 'Seite nicht gefunden',
      intro: 'Unter dieser Adresse gibt es nichts. Vielleicht ist die Seite umgezogen.',
      goOn: 'Zu Ihrem Konto',
    },
    notOpened: 'Diese Seite ließ sich nicht öffnen',
    triesAgain: 'Diese Seite versucht es von selbst erneut und öffnet sich, sobald es geht.',
    notReached: '{appName} ist nicht erreichbar',
    offline: 'Sie sind offline',
  },

  frame: {
    navigation: 'Konto',
    pages: {
      overview: 'Übersicht',
      profile: 'Profil',
      security: 'Sicherheit',
      devices: 'Geräte',
      activity: 'Aktivität',
      data: 'Datenschutz',
    },
    backArrow: '← ',
    backTo: 'Zurück zu {appName}',
    signedInAs: 'Angemeldet als {email}',
    signOut: 'Abmelden',
    accountStays: 'Ihr Konto bleibt bestehen. Es ist nichts verloren gegangen.',
    stillSignedIn: 'Sie sind weiterhin angemeldet.',
    otherPerson:
      'Eine andere Anmeldung in diesem Browser hat Ihre ersetzt. Sie sind jetzt als {email} angemeldet.',
  },

  profileFields: {
    notSaid: 'Keine Angabe',
    assumed: '{value}, laut diesem Browser',
    clear: 'Leeren',
  },

  stepUp: {
    title: 'Identität bestätigen',
    titles: {
      'account.changeEmail': 'Identität bestätigen, um die E-Mail-Adresse zu ändern',
      'account.export': 'Identität bestätigen, um Ihre Daten herunterzuladen',
      'account.requestDeletion': 'Identität bestätigen, um Ihr Konto zu löschen',
      changePassword: 'Identität bestätigen, um das Passwort zu ändern',
      passkeyRegisterOptions: 'Identität bestätigen, um einen Passkey hinzuzufügen',
      removePasskey: 'Identität bestätigen, um einen Passkey zu entfernen',
      enableTwoFactor: 'Identität bestätigen, um die Zwei-Faktor-Anmeldung einzurichten',
      disableTwoFactor: 'Identität bestätigen, um die Zwei-Faktor-Anmeldung auszuschalten',
      newBackupCodes: 'Identität bestätigen, um neue Backup-Codes zu erstellen',
    },
    notAgain: 'In den nächsten 10 Minuten werden Sie nicht noch einmal gefragt.',
    cancel: 'Abbrechen',
    confirm: 'Bestätigen',
    passkey: {
      intro: 'Verwenden Sie Ihren Passkey: Fingerabdruck, Gesicht, PIN oder Sicherheitsschlüssel.',
      submit: 'Passkey verwenden',
      instead: 'Stattdessen Passkey verwenden',
    },
    code: {
      intro: 'Geben Sie den Code ein, den Ihre Authenticator-App jetzt anzeigt.',
      field: {
        label: 'Code',
        hint: '6 Ziffern',
      },
      instead: 'Code aus der App verwenden',
    },
    backup: {
      intro: 'Geben Sie einen der Backup-Codes ein, die Sie aufbewahrt haben. Jeder gilt nur einmal.',
      field: {
        label: 'Backup-Code',
        hint: '10 Buchstaben und Ziffern',
      },
      instead: 'Backup-Code verwenden',
    },
    password: {
      intro: 'Geben Sie Ihr Passwort ein, um fortzufahren.',
      instead: 'Passwort verwenden',
    },
    trust: {
      label: 'Diesem Browser 30 Tage lang vertrauen',
      hint: 'Er braucht dann keinen Code. Nur auf einem Gerät, das Sie allein nutzen.',
    },
  },

  passkeys: {
    noneUsed: 'Es wurde kein Passkey verwendet. Versuchen Sie es erneut oder wählen Sie einen anderen Weg.',
    noneCreated: 'Es wurde kein Passkey erstellt. Versuchen Sie es erneut, wenn Sie so weit sind.',
    exists: 'Auf diesem Gerät oder Schlüssel gibt es bereits einen Passkey für Ihr Konto.',
    unsupported:
      'Passkeys lassen sich auf diesem Gerät hier nicht verwenden. Versuchen Sie es mit einem anderen Gerät oder einem Sicherheitsschlüssel.',
    unverified: 'Richten Sie auf diesem Gerät zuerst eine Displaysperre oder eine PIN ein.',
    wrongAddress:
      'Unter dieser Webadresse funktionieren Passkeys nicht. Wenden Sie sich an den Betreiber dieser Website.',
    failed: 'Der Passkey hat nicht geantwortet. Versuchen Sie es erneut oder verwenden Sie einen anderen.',
    refused:
      'Dieser Passkey hat hier nicht funktioniert. Versuchen Sie es erneut oder wählen Sie einen anderen Weg.',
  },

  newPassword: {
    hint: 'Mindestens {minLength} Zeichen. Gut sind ein paar Wörter ohne Zusammenhang.',
    strengths: {
      short: 'Noch zu kurz.',
      personal: 'Zu nah an Ihrem Namen oder Ihrer E-Mail-Adresse: Ergänzen Sie andere Wörter.',
      weak: 'Leicht zu erraten: Ergänzen Sie ein weiteres Wort.',
      fair: 'Mittel. Ein weiteres Wort macht es stark.',
      strong: 'Stark: schwer zu erraten.',
    },
  },

  emailChange: {
    cancelsChange: 'Damit wird die Änderung Ihrer E-Mail-Adresse in {email} abgebrochen.',
    cancelledChange: 'Die Änderung Ihrer E-Mail-Adresse in {email} wurde abgebrochen.',
  },

  page: {
    noScript:
      'Zur Anmeldung ist hier JavaScript nötig. Schalten Sie es für diese Website ein und laden Sie die Seite neu.',
    incomplete:
      'Diese Seite wurde nicht vollständig geladen. Prüfen Sie Ihre Internetverbindung und laden Sie die Seite neu.',
  },
});
