import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

// The greeting ends with a comma, so that the sentence after it begins with a small letter, as in English. “Sie” and
// “Ihr” keep their capital.

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Guten Tag {name},',
      helloNobody: 'Guten Tag,',
      code: 'Oder geben Sie diesen Code auf der Seite bei {host} ein, auf der Sie diese E-Mail angefordert haben:',
      codeIsSecret:
        'Geben Sie ihn nirgendwo sonst ein und verraten Sie ihn niemandem: Wir fragen Sie nie danach.',
      notMe: 'Das waren nicht Sie? Ein Klick meldet alle Geräte ab und macht das Passwort unbrauchbar.',
      notMeLink: 'Das war ich nicht',
      instant: '{time} UTC',
      masked: '{local}… bei {host}…',
      device: '{browser} unter {system}',
      unknownDevice: 'Unbekanntes Gerät',
      fact: '{label}: {value}',
      buttonLabel: '{label}:',
      sentBy: 'Gesendet von <link>{host}</link>. Antworten an diese Adresse liest niemand.',
      signature: '{appName},',
    },
    facts: {
      when: 'Wann',
      device: 'Gerät',
      ipAddress: 'IP-Adresse',
      place: 'Ungefährer Ort',
      oldAddress: 'Alte Adresse',
      newAddress: 'Neue Adresse',
      worksFrom: 'Gilt ab',
      worksUntil: 'Gilt bis',
      notBefore: 'Frühestens',
      removedOn: 'Wird entfernt am',
      from: 'Von',
      until: 'Bis',
    },

    verifyEmail: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse für {appName}',
      heading: 'Bestätigen Sie Ihre E-Mail-Adresse',
      given: 'jemand, hoffentlich Sie, hat diese Adresse bei {appName} angegeben.',
      button: 'E-Mail-Adresse bestätigen',
      limits:
        'Der Link gilt eine Stunde lang und nur einmal. Wenn Sie das nicht waren, ignorieren Sie diese E-Mail.',
    },
    resetPassword: {
      subject: 'Legen Sie ein neues Passwort für {appName} fest',
      heading: 'Legen Sie ein neues Passwort fest',
      choose:
        'Sie können ein neues Passwort für {appName} festlegen. Damit werden Sie auf allen Geräten abgemeldet.',
      button: 'Neues Passwort festlegen',
      limits:
        'Der Link gilt eine Stunde lang und nur einmal. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese E-Mail: Ihr Passwort bleibt, wie es ist.',
    },
    secured: {
      subject: 'Ihr Konto bei {appName} ist geschützt: Legen Sie ein neues Passwort fest',
      heading: 'Ihr Konto ist geschützt',
      done: 'alle Geräte wurden abgemeldet, und das alte Passwort gilt nicht mehr.',
      button: 'Neues Passwort festlegen',
      limits:
        'Der Link gilt eine Stunde lang und nur einmal. Danach können Sie auf der Anmeldeseite einen neuen anfordern.',
    },
    invitation: {
      subject: 'Ihr Konto bei {appName}: Legen Sie ein Passwort fest',
      heading: 'Legen Sie ein Passwort für Ihr Konto fest',
      created:
        'für Sie wurde mit dieser Adresse ein Konto bei {appName} erstellt. Legen Sie ein Passwort fest, um es zu nutzen.',
      button: 'Passwort festlegen',
      limits: {
        one: 'Der Link gilt {count} Tag lang und nur einmal. Wenn Sie kein Konto erwartet haben, ignorieren Sie diese E-Mail.',
        other:
          'Der Link gilt {count} Tage lang und nur einmal. Wenn Sie kein Konto erwartet haben, ignorieren Sie diese E-Mail.',
      },
      expired: 'Der Link funktioniert nicht mehr?',
      expiredLink: 'Neuen anfordern',
    },
    signUpAttempt: {
      subject: 'Sie haben bereits ein Konto bei {appName}',
      heading: 'Sie haben bereits ein Konto',
      tried: 'jemand, hoffentlich Sie, wollte mit dieser Adresse ein weiteres Konto erstellen.',
      button: 'Anmelden',
      unchanged: 'Es hat sich nichts geändert. Wenn Sie das nicht waren, ignorieren Sie diese E-Mail.',
      forgotLink: 'Passwort vergessen?',
    },
    emailChangeNew: {
      subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse für {appName}',
      heading: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      asked: 'diese Adresse soll die eines Kontos bei {appName} werden.',
      button: 'Neue Adresse bestätigen',
      limits:
        'Der Link gilt eine Stunde lang und nur einmal. Wenn Sie das nicht waren, ignorieren Sie diese E-Mail.',
    },
    emailChangeOld: {
      subject: 'Ihre E-Mail-Adresse bei {appName} soll geändert werden',
      heading: 'Ihre E-Mail-Adresse soll geändert werden',
      asked: 'Ihr Konto bei {appName} soll statt dieser eine andere Adresse bekommen.',
      button: 'Änderung erlauben',
      wait: 'Ohne Ihre Erlaubnis wartet die Änderung drei Tage. Bis dahin können Sie sie in Ihrem Konto abbrechen.',
    },
    emailChanged: {
      subject: 'Ihre E-Mail-Adresse bei {appName} wurde geändert',
      heading: 'Ihre E-Mail-Adresse wurde geändert',
      changed:
        'Sie melden sich bei {appName} jetzt mit der neuen Adresse an. Andere Geräte wurden abgemeldet.',
    },
    passwordChanged: {
      subject: 'Ihr Passwort für {appName} wurde geändert',
      heading: 'Ihr Passwort wurde geändert',
      changed: 'Ihr Passwort wurde geändert, und andere Geräte wurden abgemeldet.',
      cancelled: 'Die laufende Änderung Ihrer E-Mail-Adresse ist abgebrochen.',
    },
    newDevice: {
      subject: 'Neue Anmeldung bei {appName}',
      heading: 'Neue Anmeldung',
      used: 'Ihr Konto bei {appName} wurde in einem Browser genutzt, den wir noch nicht kannten.',
    },
    passkeyAdded: {
      subject: 'Ein Passkey für {appName} wurde hinzugefügt',
      heading: 'Ein Passkey wurde hinzugefügt',
      added:
        'Ihr Konto bei {appName} hat einen neuen Passkey. Wer ihn hat, kann sich ohne Ihr Passwort anmelden.',
    },
    passkeyRemoved: {
      subject: 'Ein Passkey für {appName} wurde entfernt',
      heading: 'Ein Passkey wurde entfernt',
      removed:
        'ein Passkey Ihres Kontos bei {appName} wurde entfernt. Sie können sich damit nicht mehr anmelden.',
    },
    twoFactorOn: {
      subject: 'Die Zwei-Faktor-Anmeldung für {appName} ist eingeschaltet',
      heading: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet',
      setUp:
        'für Ihr Konto bei {appName} wurde eine Authenticator-App eingerichtet. Zur Anmeldung ist jetzt auch ein Code daraus nötig.',
      keepCodes: 'Bewahren Sie die Backup-Codes sicher auf: Ohne die App kommen Sie nur mit ihnen ins Konto.',
    },
    twoFactorOff: {
      subject: 'Die Zwei-Faktor-Anmeldung für {appName} ist ausgeschaltet',
      heading: 'Die Zwei-Faktor-Anmeldung ist ausgeschaltet',
      off: 'Ihr Konto bei {appName} fragt nicht mehr nach Codes. Die Backup-Codes gelten nicht mehr.',
    },
    backupCodesReplaced: {
      subject: 'Neue Backup-Codes für {appName}',
      heading: 'Neue Backup-Codes',
      replaced:
        'für Ihr Konto bei {appName} wurden neue Backup-Codes erstellt. Die früheren gelten nicht mehr.',
    },
    backupCodeUsed: {
      subject: 'Ein Backup-Code für {appName} wurde verwendet',
      heading: 'Ein Backup-Code wurde verwendet',
      used: 'ein Backup-Code Ihres Kontos bei {appName} wurde anstelle Ihrer Authenticator-App verwendet.',
      noneLeft: 'Es war der letzte. Erstellen Sie jetzt neue.',
      left: { one: 'Ein Backup-Code ist übrig.', other: '{count} Backup-Codes sind übrig.' },
      button: 'Neue Backup-Codes erstellen',
    },
    recovery: {
      subject: 'So kommen Sie wieder in Ihr Konto bei {appName}',
      heading: 'So kommen Sie wieder in Ihr Konto',
      given:
        'der Betreiber von {appName} gibt Ihrem Konto diese Adresse. Legen Sie ein neues Passwort fest, um fortzufahren.',
      button: 'Neues Passwort festlegen',
      before:
        'Vor diesem Zeitpunkt lässt sich der Vorgang über die bisherige Adresse und auf jedem angemeldeten Gerät stoppen.',
      beforeStolen: 'Vor diesem Zeitpunkt kann niemand das Konto nutzen.',
      notAsked: 'Sie haben den Betreiber nicht darum gebeten? Dann ignorieren Sie diese E-Mail.',
    },
    recoveryNotice: {
      subject: 'Ihr Konto bei {appName} soll eine andere Adresse bekommen',
      heading: 'Ihr Konto soll eine andere Adresse bekommen',
      asked:
        'beim Betreiber von {appName} wurde beantragt, Ihrem Konto eine andere Adresse und ein neues Passwort zu geben.',
      stop: 'Sie haben das beantragt? Dann tun Sie nichts. Sonst stoppen Sie den Vorgang: Dann ändert sich nichts.',
      button: 'Vorgang stoppen',
    },
    stolenNotice: {
      subject: 'Ihr Konto bei {appName} wurde als gestohlen gemeldet',
      heading: 'Ihr Konto wurde als gestohlen gemeldet',
      reported:
        'jemand hat beim Betreiber von {appName} Ihr Konto als gestohlen gemeldet. Beantragt wurde, ihm eine andere Adresse und ein neues Passwort zu geben. Bis dahin kann niemand das Konto nutzen.',
      stop: 'Sie haben das beantragt? Dann tun Sie nichts. Sonst melden Sie sich vor diesem Zeitpunkt beim Betreiber: Er kann den Vorgang stoppen, und dann ändert sich nichts.',
      noLink:
        'Diese E-Mail enthält keinen Link zum Stoppen, weil sie auch jemand lesen könnte, der das Konto gestohlen hat. Wurde Ihre Adresse ersetzt und haben Sie die E-Mail darüber, holen Sie Ihr Konto mit „Das war ich nicht“ darin zurück.',
    },
    stolenRecovered: {
      subject: 'Ihr Konto bei {appName} hat jetzt eine andere Adresse',
      heading: 'Ihr Konto hat jetzt eine andere Adresse',
      recovered:
        'Ihr Konto bei {appName} wurde als gestohlen gemeldet. Mit Hilfe des Betreibers hat es jetzt eine andere Adresse und ein neues Passwort. Alle Geräte wurden abgemeldet.',
      notMe: 'Das waren nicht Sie? Melden Sie sich sofort beim Betreiber.',
    },
    factorResetNotice: {
      subject: 'Der zweite Faktor Ihres Kontos bei {appName} wird entfernt',
      heading: 'Ihr zweiter Faktor wird entfernt',
      asked:
        'beim Betreiber von {appName} wurde beantragt, die Authenticator-App und die Backup-Codes Ihres Kontos zu entfernen.',
      askedWithPasskeys:
        'beim Betreiber von {appName} wurde beantragt, die Authenticator-App, die Backup-Codes und alle Passkeys Ihres Kontos zu entfernen.',
      stop: 'Sie haben das beantragt? Dann tun Sie nichts. Sonst stoppen Sie den Vorgang: Dann ändert sich nichts.',
      button: 'Vorgang stoppen',
    },
    factorReset: {
      subject: 'Der zweite Faktor Ihres Kontos bei {appName} wurde entfernt',
      heading: 'Ihr zweiter Faktor wurde entfernt',
      removed:
        'der Betreiber von {appName} hat die Authenticator-App und die Backup-Codes Ihres Kontos entfernt. Alle Geräte wurden abgemeldet.',
      removedWithPasskeys:
        'der Betreiber von {appName} hat die Authenticator-App, die Backup-Codes und alle Passkeys Ihres Kontos entfernt. Alle Geräte wurden abgemeldet.',
      next: 'Melden Sie sich mit Ihrem Passwort an oder legen Sie per E-Mail ein neues fest. Richten Sie dann wieder einen zweiten Faktor ein.',
      button: 'Anmelden',
    },
    deletion: {
      subject: 'Ihr Konto bei {appName} wird gelöscht',
      heading: 'Ihr Konto wird gelöscht',
      deleted: 'Ihr Konto und alles darin werden am {instant} gelöscht.',
      button: 'Mein Konto behalten',
      signIn: 'Bis dahin können Sie sich auch anmelden und „Löschung abbrechen“ wählen.',
    },
    deletionCancelled: {
      subject: 'Ihr Konto bei {appName} bleibt bestehen',
      heading: 'Ihr Konto bleibt bestehen',
      cancelled: 'die Löschung Ihres Kontos wurde abgebrochen. Es ist nichts verloren gegangen.',
    },
    deleted: {
      subject: 'Ihr Konto bei {appName} wurde gelöscht',
      heading: 'Ihr Konto wurde gelöscht',
      deleted:
        'Ihr Konto bei {appName} und alles darin wurden gelöscht. Dies ist unsere letzte E-Mail an Sie.',
    },
    summary: {
      subject: 'In Ihrem Konto bei {appName} ist noch mehr geschehen',
      heading: 'In Ihrem Konto ist noch mehr geschehen',
      beyond:
        'wir senden Ihnen nur wenige E-Mails pro Stunde. Außer den schon gemeldeten gab es diese Ereignisse:',
      button: 'Ihre Aktivität ansehen',
      kinds: {
        newDevice: 'Neue Anmeldungen',
        signUpAttempt: 'Registrierungsversuche mit Ihrer Adresse',
        passwordChanged: 'Änderungen des Passworts',
        passkeyAdded: 'Hinzugefügte Passkeys',
        passkeyRemoved: 'Entfernte Passkeys',
        twoFactorOn: 'Zwei-Faktor-Anmeldung eingeschaltet',
        twoFactorOff: 'Zwei-Faktor-Anmeldung ausgeschaltet',
        backupCodesReplaced: 'Neue Backup-Codes',
        backupCodeUsed: 'Verwendungen eines Backup-Codes',
        emailChanged: 'Änderungen der E-Mail-Adresse',
        factorReset: 'Entfernungen des zweiten Faktors',
        deletion: 'Anforderungen, das Konto zu löschen',
        deletionCancelled: 'Abgebrochene Löschungen',
        secured: 'Links zum Festlegen eines neuen Passworts',
        invitation: 'Einladungen',
        otherEvents: 'Andere Ereignisse',
      },
    },
    testMail: {
      subject: 'Testmail von {appName}',
      heading: 'Der Mailserver funktioniert',
      sent: 'der Betreiber von {appName} hat diese E-Mail gesendet, um zu sehen, ob E-Mails ankommen.',
    },
  },
});
