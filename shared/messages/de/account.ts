import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Übersicht',
    inOrder: 'Alles ist in Ordnung.',
    summary: { one: 'Noch {count} Punkt ist offen.', other: 'Noch {count} Punkte sind offen.' },
    leftToDo: 'Noch offen:',
    confirmed: {
      text: 'Ihre E-Mail-Adresse ist bestätigt.',
      step: 'E-Mail-Adresse ändern',
    },
    unconfirmed: {
      text: 'Ihre E-Mail-Adresse ist noch nicht bestätigt.',
      step: 'Jetzt bestätigen',
    },
    pendingEmail: {
      waiting:
        'Ihre E-Mail-Adresse soll in {email} geändert werden. Bestätigen Sie das: Die Links laufen {end} ab.',
      confirmed: 'Ihre E-Mail-Adresse wird spätestens {end} in {email} geändert.',
      step: 'Änderung ansehen',
    },
    pendingDeletion: {
      text: 'Ihr Konto wird am {time} gelöscht.',
      step: 'Löschung ansehen',
    },
    answered: {
      text: 'Die Fragen zu Ihrem Hintergrund sind beantwortet.',
      step: 'Profil bearbeiten',
    },
    unanswered: {
      text: 'Die Fragen zu Ihrem Hintergrund sind noch nicht beantwortet.',
      step: 'Jetzt beantworten',
    },
    password: {
      text: 'Ihr Passwort wurde {time} festgelegt.',
      step: 'Passwort ändern',
    },
    twoFactor: {
      on: {
        text: {
          one: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet, {count} Backup-Code ist übrig.',
          other: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet, {count} Backup-Codes sind übrig.',
        },
        step: 'Zwei-Faktor-Anmeldung ansehen',
      },
      few: {
        none: 'Es ist kein Backup-Code mehr übrig: Ohne Ihr Smartphone könnten Sie sich nicht anmelden.',
        text: {
          one: 'Nur noch {count} Backup-Code ist übrig.',
          other: 'Nur noch {count} Backup-Codes sind übrig.',
        },
        step: 'Neue Codes erstellen',
      },
      off: {
        text: 'Die Zwei-Faktor-Anmeldung ist ausgeschaltet: Zur Anmeldung genügt Ihr Passwort.',
        step: 'Einschalten',
      },
      encouraged: {
        text: 'Die Zwei-Faktor-Anmeldung ist ausgeschaltet. {appName} empfiehlt sie.',
        step: 'Einschalten',
      },
    },
    passkeys: {
      none: {
        text: 'Sie haben keinen Passkey. Mit einem Passkey genügen Fingerabdruck, Gesicht oder PIN.',
        step: 'Passkey hinzufügen',
      },
      some: {
        text: {
          one: 'Sie können sich mit einem Passkey anmelden.',
          other: 'Sie können sich mit {count} Passkeys anmelden.',
        },
        step: 'Passkeys ansehen',
      },
      only: {
        text: 'Ein Passkey ist Ihr einziger Weg zur Anmeldung. Ohne ihn kommen Sie nur per E-Mail ins Konto.',
        step: 'Weiteren hinzufügen',
      },
    },
    trustedBrowsers: {
      text: { one: 'Ein Browser braucht keinen Code.', other: '{count} Browser brauchen keinen Code.' },
      step: 'Browser ansehen',
    },
    devices: {
      onlyThis: 'Nur dieses Gerät ist angemeldet.',
      text: { one: 'Nur dieses Gerät ist angemeldet.', other: '{count} Geräte sind angemeldet.' },
      see: 'Geräte ansehen',
      lost: 'Verlorenes Gerät abmelden',
    },
    lastSignIn: {
      other: 'Die letzte Anmeldung anderswo war {time}: {device}.',
      otherAt: 'Die letzte Anmeldung anderswo war {time}: {device}, {place}.',
      only: 'Sie haben sich {time} angemeldet. Anderswo gab es keine Anmeldung.',
      step: 'Aktivität ansehen',
    },
  },

  profile: {
    title: 'Profil',
    account: {
      title: 'Konto',
      intro: 'Ihr Name und die E-Mail-Adresse, mit der Sie sich anmelden.',
    },
    changeEmail: 'E-Mail-Adresse ändern',
    details: {
      title: 'Details',
      intro: 'Alle Angaben sind freiwillig.',
    },
    background: {
      title: 'Hintergrund',
      intro: '{appName} fragt danach, {why}. Alle Angaben sind freiwillig.',
    },
    save: 'Speichern',
    saved: 'Gespeichert.',
    onlyNameSaved: 'Ihr Name wurde gespeichert, alles andere nicht.',
  },

  picture: {
    title: 'Bild',
    intro: 'Erscheint neben Ihrem Namen, hier und in Apps, die Sie mit diesem Konto nutzen.',
    choose: 'Bild auswählen',
    formats: 'PNG, JPEG oder WebP.<mouse> Sie können eine Datei auch hierher ziehen.</mouse>',
    remove: {
      action: 'Bild entfernen',
      keep: 'Bild behalten',
      title: 'Ihr Bild entfernen?',
      consequence: 'Es wird gelöscht. Stattdessen erscheint der Anfangsbuchstabe Ihres Namens.',
    },
    saved: 'Ihr Bild ist gespeichert.',
    removed: 'Ihr Bild ist entfernt.',
    unreadable:
      'Ihr Browser kann diese Datei nicht als Bild öffnen. Wählen Sie eine Datei im Format PNG, JPEG oder WebP.',
    refused: 'Dieses Bild ist nicht lesbar. Wählen Sie eine andere Datei im Format PNG, JPEG oder WebP.',
    crop: {
      title: 'Bild zuschneiden',
      intro: 'Ziehen Sie es oder nutzen Sie die Pfeiltasten. Der Aufnahmeort des Fotos wird entfernt.',
      area: 'Sichtbarer Ausschnitt des Bildes',
      zoom: 'Zoom',
      cancel: 'Abbrechen',
      save: 'Bild speichern',
    },
  },

  devices: {
    title: 'Geräte',
    list: 'Geräte',
    section: {
      title: 'Wo Sie angemeldet sind',
      intro: 'Gerät verloren? Melden Sie es ab: Danach ist dort eine neue Anmeldung nötig.',
    },
    introWithPlaces:
      'Gerät verloren? Melden Sie es ab: Danach ist dort eine neue Anmeldung nötig. Ortsangaben sind ungefähr.',
    activeNow: 'Gerade aktiv',
    active: 'Aktiv {time}',
    signedIn: {
      password: 'Angemeldet {time} mit Ihrem Passwort',
      passkey: 'Angemeldet {time} mit einem Passkey',
      sign_up: 'Angemeldet beim Erstellen des Kontos, {time}',
    },
    confirmedBy: {
      passkey: '{signedIn}, mit einem Passkey bestätigt',
      code: '{signedIn}, mit einem Code bestätigt',
    },
    signsOut: 'Wird {time} automatisch abgemeldet',
    onlyThisDevice: 'Nur dieses Gerät ist angemeldet. <link>Ansehen, was in Ihrem Konto geschehen ist</link>',
    signOut: 'Abmelden',
    signOutOf: 'Abmelden: {device}',
    confirm: {
      question: '{device} abmelden?',
      consequence: 'Danach ist dort eine neue Anmeldung nötig.',
      action: 'Abmelden',
      keep: 'Angemeldet lassen',
    },
    sites: {
      title: 'Auch angemeldet bei',
      of: 'Websites, bei denen dieses Gerät angemeldet ist: {device}',
      signOutOf: 'Abmelden bei {site}: {device}',
      used: 'genutzt {time}',
      confirm: {
        question: 'Bei {site} abmelden?',
        consequence: 'Das Gerät bleibt angemeldet. Es kann dorthin ohne Passwort zurückkehren.',
        action: 'Abmelden',
        keep: 'Angemeldet lassen',
      },
      wasSignedOut: '{device} wurde bei {site} abgemeldet.',
      notSignedOut: '{device} konnte nicht bei {site} abgemeldet werden.',
    },
    unknown: 'Nicht erkannt?',
    unknownOf: 'Nicht erkannt? {device}',
    signOutOthers: {
      count: {
        one: '{count} anderes Gerät ist angemeldet.',
        other: '{count} andere Geräte sind angemeldet.',
      },
      action: 'Andere Geräte abmelden',
      keep: 'Angemeldet lassen',
      title: { one: '{count} anderes Gerät abmelden?', other: '{count} andere Geräte abmelden?' },
      consequence: 'Danach ist dort eine neue Anmeldung nötig. Dieses Gerät bleibt angemeldet.',
      done: {
        one: '{count} anderes Gerät wurde abgemeldet.',
        other: '{count} andere Geräte wurden abgemeldet.',
      },
      failed: 'Es wurde kein Gerät abgemeldet.',
    },
    kinds: {
      desktop: 'Computer',
      mobile: 'Smartphone',
      tablet: 'Tablet',
      bot: 'Programm',
      other: '',
    },
    savedPassword: 'Ist Ihr Passwort darauf gespeichert? <link>Jetzt ändern</link>',
    result: 'Ergebnis',
    wasSignedOut: '{device} wurde abgemeldet.',
    notSignedOut: '{device} konnte nicht abgemeldet werden.',
  },

  activity: {
    title: 'Aktivität',
    intro: 'Etwas davon stammt nicht von Ihnen? <link>Schützen Sie Ihr Konto</link>: Es sind zwei Schritte.',
    today: 'Heute',
    yesterday: 'Gestern',
    attempts: {
      sign_in: {
        one: '{count} fehlgeschlagener Anmeldeversuch',
        other: '{count} fehlgeschlagene Anmeldeversuche',
      },
      step_up: {
        one: '{count} falsche Eingabe beim Bestätigen der Identität',
        other: '{count} falsche Eingaben beim Bestätigen der Identität',
      },
      second_factor: {
        one: '{count} falscher Code nach dem richtigen Passwort',
        other: '{count} falsche Codes nach dem richtigen Passwort',
      },
    },
    times: { one: '{count}-mal', other: '{count}-mal' },
    timesOf: '{times}: {sentence}',
    timesFrom: {
      one: '{times} von {count} IP-Adresse aus',
      other: '{times} von {count} IP-Adressen aus',
    },
    latestAt: 'Zuletzt: {time}',
    nothing: 'Ereignisse dieser Art gibt es noch nicht.',
    nothingAtAll: 'In den letzten 400 Tagen ist nichts geschehen.',
    showAll: 'Alles anzeigen',
    notMe: 'Das war ich nicht',
    notMeOf: 'Das war ich nicht: {sentence}, {device}',
    showOlder: 'Ältere anzeigen',
    filter: {
      label: 'Anzeigen',
      all: 'Alles',
      signIns: 'An- und Abmelden',
      password: 'Passwort',
      secondFactor: 'Passkeys und Codes',
      email: 'E-Mail-Adresse',
      account: 'Konto',
    },
    sentences: {
      sign_up: 'Konto erstellt',
      imported: 'Konto hierher übertragen',
      data_copied: 'Kopie Ihrer Daten erstellt',
      sign_in: 'Angemeldet',
      sign_out: 'Abgemeldet',
      locked: 'Anmeldung nach zu vielen Versuchen verlangsamt',
      step_up: 'Identität bestätigt',
      session_revoked: 'Ein Gerät abgemeldet',
      sessions_revoked: 'Andere Geräte abgemeldet',
      site_signed_in: 'Bei einer anderen Website angemeldet',
      site_signed_out: 'Bei einer anderen Website abgemeldet',
      verification_requested: 'Bestätigungslink angefordert',
      email_verified: 'E-Mail-Adresse bestätigt',
      email_change_requested: 'Änderung der E-Mail-Adresse angefordert',
      email_change_cancelled: 'Änderung der E-Mail-Adresse abgebrochen',
      email_changed: 'E-Mail-Adresse geändert',
      password_changed: 'Passwort geändert',
      password_reset_requested: 'Zurücksetzen des Passworts angefordert',
      password_reset: 'Neues Passwort über einen Link per E-Mail festgelegt',
      not_me: '„Das war ich nicht“ angeklickt: alle Geräte abgemeldet',
      passkey_added: 'Passkey hinzugefügt',
      passkey_renamed: 'Passkey umbenannt',
      passkey_removed: 'Passkey entfernt',
      two_factor_enabled: 'Zwei-Faktor-Anmeldung eingeschaltet',
      two_factor_disabled: 'Zwei-Faktor-Anmeldung ausgeschaltet',
      second_factor: 'Zweiten Faktor eingegeben',
      backup_code_used: 'Backup-Code verwendet',
      backup_codes_replaced: 'Neue Backup-Codes erstellt',
      browser_trusted: 'Browser als vertrauenswürdig eingestuft',
      browser_untrusted: 'Einem Browser das Vertrauen entzogen',
      recovery_requested: 'Wiederherstellung des Kontos angekündigt',
      stolen_recovery_requested: 'Wiederherstellung des gestohlenen Kontos angekündigt',
      recovery_stopped: 'Wiederherstellung des Kontos gestoppt',
      recovered: 'Konto mit einer neuen Adresse wiederhergestellt',
      factor_reset_requested: 'Entfernen des zweiten Faktors angekündigt',
      factor_reset_stopped: 'Entfernen des zweiten Faktors gestoppt',
      factor_reset: 'Zweiter Faktor entfernt',
      factor_reset_at_once: 'Zweiter Faktor ohne Wartezeit entfernt',
      deletion_requested: 'Löschung des Kontos angefordert',
      deletion_cancelled: 'Löschung des Kontos abgebrochen',
      account_deleted: 'Konto gelöscht',
      banned: 'Konto deaktiviert',
      unbanned: 'Konto wieder aktiviert',
      claims_changed: 'Rollen geändert',
      account_created: 'Konto erstellt',
    },
    atSite: {
      site_signed_in: 'Bei {site} angemeldet',
      site_signed_out: 'Bei {site} abgemeldet',
    },
    by: '{sentence} durch {actor}',
    failures: {
      sign_in: 'Fehlgeschlagener Anmeldeversuch',
      step_up: 'Falsche Eingabe beim Bestätigen der Identität',
      second_factor: 'Falscher Code nach dem richtigen Passwort',
    },
  },

  data: {
    title: 'Datenschutz',
    copy: {
      title: 'Ihre Daten',
      intro: 'Alles, was wir über Sie gespeichert haben, zum Lesen oder Mitnehmen.',
      text: 'Eine JSON-Datei: Ihr Profil, Ihr Bild, Ihre Geräte, Ihre Aktivität und die E-Mails, die wir gesendet haben. Passwörter sind nicht enthalten.',
      action: 'Meine Daten herunterladen',
      done: 'Ihre Daten wurden als {file} gespeichert.',
      failed: 'Ihre Daten wurden nicht heruntergeladen.',
    },
    roles: {
      title: 'Ihre Rollen',
      intro: 'Die Betreiber der Apps haben sie Ihnen gegeben. Nur sie können das ändern.',
    },
    deletion: {
      title: 'Konto löschen',
      consequences: [
        'Ab diesem Moment können Sie keine Apps mehr mit diesem Konto nutzen.',
        'Sie können sich 14 Tage lang anmelden und die Löschung abbrechen.',
        'Danach ist alles endgültig weg: Profil, Bild, Geräte und Aktivität.',
      ],
      open: 'Konto löschen',
      field: 'Ihre E-Mail-Adresse',
      hint: 'Geben Sie {email} ein, um zu zeigen, dass Sie dieses Konto meinen.',
      wrong: 'Das ist nicht die Adresse dieses Kontos: Geben Sie {email} ein.',
      submit: 'Mein Konto löschen',
      cancel: 'Mein Konto behalten',
    },
    pending: {
      text: 'Ihr Konto wird am {when} gelöscht. Bis dahin können Sie damit keine Apps nutzen.',
      cancel: 'Löschung abbrechen',
      failed: 'Ihr Konto wird weiterhin gelöscht.',
    },
  },

  recovery: {
    masked: '{local}… bei {host}…',
    pending: {
      address:
        'Beim Betreiber wurde beantragt, diesem Konto eine andere Adresse ({email}) und ein neues Passwort zu geben, frühestens am {time}.',
      secondFactor:
        'Beim Betreiber wurde beantragt, die Zwei-Faktor-Anmeldung dieses Kontos am {time} zu entfernen.',
      secondFactorAndPasskeys:
        'Beim Betreiber wurde beantragt, die Zwei-Faktor-Anmeldung und alle Passkeys dieses Kontos am {time} zu entfernen.',
      advice: 'Sie haben das nicht beantragt? Stoppen Sie den Vorgang: Dann ändert sich nichts.',
      stop: 'Vorgang stoppen',
      failed: 'Der Vorgang wurde nicht gestoppt.',
    },
    stopped: {
      address: 'Der Vorgang wurde gestoppt. Ihre Adresse und Ihr Passwort bleiben, wie sie sind.',
      second_factor: 'Der Vorgang wurde gestoppt. Ihr zweiter Faktor bleibt, wie er ist.',
    },
  },

  securing: {
    title: 'Konto schützen',
    intro:
      'Falls jemand anderes in Ihr Konto gelangt ist. Es sind zwei Schritte, und dieses Gerät bleibt angemeldet.',
    aboutEmail:
      'Ihre E-Mail-Adresse wurde geändert? Unsere E-Mail an die alte Adresse enthält „Das war ich nicht“: Damit holen Sie die Adresse zurück.',
    endOthers: {
      title: 'Alle anderen Geräte abmelden',
      all: {
        one: '{count} anderes Gerät wird sofort abgemeldet. Danach ist dort eine neue Anmeldung nötig.',
        other: '{count} andere Geräte werden sofort abgemeldet. Danach ist dort eine neue Anmeldung nötig.',
      },
      one: '{device} wird sofort abgemeldet. Danach ist dort eine neue Anmeldung nötig.',
      oneAndAll: {
        one: '{device} und {count} anderes Gerät werden sofort abgemeldet. Danach ist dort eine neue Anmeldung nötig.',
        other:
          '{device} und {count} andere Geräte werden sofort abgemeldet. Danach ist dort eine neue Anmeldung nötig.',
      },
      action: 'Andere Geräte abmelden',
      failed: 'Es wurde kein Gerät abgemeldet.',
      done: 'Nur dieses Gerät ist angemeldet.',
    },
    choose: {
      title: 'Neues Passwort festlegen',
      intro:
        'Wer das alte kennt, kommt nicht mehr ins Konto. Eine laufende Änderung Ihrer E-Mail-Adresse wird abgebrochen.',
      submit: 'Passwort ändern',
      unknown: 'Sie kennen Ihr aktuelles Passwort nicht?',
      mail: 'Wir senden einen Link an {address}. Damit wird auch dieses Gerät abgemeldet.',
      action: 'Link per E-Mail senden',
      mailed: 'Wir haben einen Link an {address} gesendet. Er gilt eine Stunde lang und nur einmal.',
      done: 'Das alte Passwort gilt nicht mehr.',
    },
    ownPasskeys: {
      title: 'Fremde Passkeys entfernen',
      intro:
        'Mit jedem Passkey ist die Anmeldung von überall möglich. Sie haben kein Passwort, das jemand kennen könnte.',
    },
    secured: {
      title: 'Ihr Konto ist geschützt',
      withPasskeys: 'Prüfen Sie jetzt Ihre Passkeys',
      text: 'E-Mails zu Ihrem Konto gehen an {address}. Ist das nicht Ihre Adresse, ändern Sie sie. Entfernen Sie Passkeys, die Sie nicht hinzugefügt haben.',
      changeEmail: 'E-Mail-Adresse ändern',
      passkeys: 'Passkeys prüfen',
      activity: 'Aktivität ansehen',
    },
  },
});
