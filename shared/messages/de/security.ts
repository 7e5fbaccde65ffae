import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Sicherheit',
    cancel: 'Abbrechen',
    email: {
      title: 'E-Mail-Adresse',
      intro: 'Damit melden Sie sich an, und dorthin gehen E-Mails zu Ihrem Konto.',
      change: 'E-Mail-Adresse ändern',
      confirmed: 'Bestätigt',
      unconfirmed: 'Noch nicht bestätigt',
      field: 'Neue E-Mail-Adresse',
      replaces: 'Dies ersetzt die Änderung in {address}.',
      toBoth: {
        hint: 'Beide Adressen erhalten einen Link. Sind beide Links geöffnet, wird die Adresse geändert und andere Geräte werden abgemeldet.',
        submit: 'Links senden',
        sent: 'Wir haben einen Link an {address} und einen an Ihre bisherige Adresse gesendet. Öffnen Sie beide.',
      },
      toNew: {
        hint: 'Die neue Adresse erhält einen Link. Ist er geöffnet, wird die Adresse geändert und andere Geräte werden abgemeldet.',
        submit: 'Link senden',
        sent: 'Wir haben einen Link an {address} gesendet. Öffnen Sie ihn, um fortzufahren.',
      },
    },
    pendingEmail: {
      text: 'Ihre E-Mail-Adresse soll in {address} geändert werden.',
      both: 'Die Bestätigung beider Adressen steht aus. Die Links laufen {end} ab.',
      onlyNew: 'Die Bestätigung dieser Adresse steht aus. Der Link läuft {end} ab.',
      onlyOld: 'Die Bestätigung von {old} steht aus. Sonst wird die Adresse {end} automatisch geändert.',
      sendBoth: 'Links erneut senden',
      sendNew: 'Link erneut senden',
      sentAgain: 'Erneut gesendet. Links aus früheren E-Mails funktionieren nicht mehr.',
      cancel: 'Änderung abbrechen',
      cancelled: 'Die Änderung wurde abgebrochen. Ihre E-Mail-Adresse bleibt, wie sie ist.',
    },
    verification: {
      reason:
        'Öffnen Sie den Link, den wir an {address} gesendet haben, oder geben Sie den Code daneben ein.',
      send: 'Link erneut senden',
      sent: 'Wir haben einen Link an {address} gesendet. Er gilt eine Stunde.',
    },
    password: {
      title: 'Passwort',
      intro: 'Ein neues Passwort meldet alle anderen Geräte ab.',
      change: 'Passwort ändern',
      setAt: 'Festgelegt {time}',
      current: 'Aktuelles Passwort',
      next: 'Neues Passwort',
      submit: 'Speichern',
      cancels: 'Damit wird auch die Änderung Ihrer E-Mail-Adresse in {address} abgebrochen.',
      done: 'Ihr Passwort ist geändert. Alle anderen Geräte wurden abgemeldet.',
      doneCancelled:
        'Ihr Passwort ist geändert. Alle anderen Geräte wurden abgemeldet. Die Änderung in {cancelled} wurde abgebrochen.',
    },
    noPassword: {
      state: 'Kein Passwort',
      text: 'Sie melden sich mit einem Passkey an. Ein Passwort per E-Mail ist ein zweiter Weg. Wenn Sie es festlegen, werden Sie überall abgemeldet.',
      send: 'Passwort per E-Mail festlegen',
      sent: 'Wir haben einen Link an {address} gesendet. Er gilt eine Stunde.',
    },
  },

  ownPasskeys: {
    title: 'Passkeys',
    intro:
      'Melden Sie sich mit Fingerabdruck, Gesicht oder Geräte-PIN an. Eine nachgemachte Website erfährt dabei nichts.',
    list: 'Passkeys',
    none: 'Sie haben noch keinen Passkey.',
    add: 'Passkey hinzufügen',
    addAnother: 'Weiteren Passkey hinzufügen',
    unsupported:
      'Dieser Browser kann keine Passkeys erstellen. Öffnen Sie diese Seite in einem aktuellen Browser oder auf Ihrem Smartphone.',
    added: '{name} wurde hinzugefügt. Sie können sich jetzt damit anmelden.',
    notAdded: 'Es wurde kein Passkey hinzugefügt.',
    created: 'Erstellt {time}',
    used: 'Verwendet {time}',
    unused: 'Noch nicht verwendet',
    synced: 'Synchronisiert',
    onOneDevice: 'Nur auf einem Gerät',
    rename: {
      action: 'Umbenennen',
      of: 'Umbenennen: {name}',
      field: 'Name des Passkeys',
      submit: 'Speichern',
      cancel: 'Abbrechen',
      done: 'Der Passkey heißt jetzt {name}.',
      failed: '{name} konnte nicht umbenannt werden.',
    },
    remove: {
      action: 'Entfernen',
      of: 'Entfernen: {name}',
      question: '{name} entfernen?',
      consequence:
        'Damit können Sie sich dann nicht mehr anmelden. Löschen Sie den Passkey auch in {authenticator}: Er wird dort vielleicht noch angeboten.',
      consequenceUnknown:
        'Damit können Sie sich dann nicht mehr anmelden. Löschen Sie den Passkey auch in den Einstellungen Ihres Geräts: Er wird dort vielleicht noch angeboten.',
      lastFactor: 'Sie müssen dann sofort einen anderen zweiten Faktor einrichten.',
      confirm: 'Entfernen',
      keep: 'Behalten',
      done: '{name} wurde entfernt.',
      failed: '{name} konnte nicht entfernt werden.',
    },
    last: {
      question: '{name} ist Ihr einziger Weg zur Anmeldung.',
      consequence:
        'Ohne diesen Passkey käme niemand mehr ins Konto. Fügen Sie zuerst einen weiteren hinzu oder legen Sie ein Passwort fest.',
      keep: 'Behalten',
    },
  },

  twoFactor: {
    title: 'Zwei-Faktor-Anmeldung',
    intro: 'Nach Ihrem Passwort fragen wir nach einem Code aus einer App auf Ihrem Smartphone.',
    off: {
      state: 'Aus',
      text: 'Wer Ihr Passwort erfährt, kann sich anmelden. Ein Code verhindert das.',
      byPasskey:
        'Sie melden sich nur mit einem Passkey an, dafür ist kein Code nötig. Eine App ist ein weiterer Weg, Ihre Identität zu bestätigen.',
      encouraged: '{appName} empfiehlt, sie einzuschalten.',
      action: 'Einschalten',
    },
    on: {
      state: 'Ein',
      since: 'Eingeschaltet {time}',
      noBackupCodes:
        'Es ist kein Backup-Code mehr übrig. Erstellen Sie neue: Ohne Ihr Smartphone könnten Sie sich nicht anmelden.',
      backupCodes: {
        one: '{count} Backup-Code ist übrig.',
        other: '{count} Backup-Codes sind übrig.',
      },
      few: 'Erstellen Sie neue, bevor sie aufgebraucht sind.',
    },
    turnedOn: 'Die Zwei-Faktor-Anmeldung ist eingeschaltet.',
    endOthers: {
      text: {
        one: '{count} anderes Gerät ist noch angemeldet.',
        other: '{count} andere Geräte sind noch angemeldet.',
      },
      textByPassword: {
        one: '{count} anderes Gerät ist noch angemeldet, nur mit dem Passwort.',
        other: '{count} andere Geräte sind noch angemeldet, nur mit dem Passwort.',
      },
      action: { one: '{count} anderes Gerät abmelden', other: '{count} andere Geräte abmelden' },
      done: 'Alle anderen Geräte wurden abgemeldet.',
    },
    newCodes: {
      action: 'Neue Backup-Codes',
      question: 'Neue Backup-Codes erstellen?',
      consequence: 'Ihre jetzigen Codes gelten dann sofort nicht mehr.',
      confirm: 'Neue Codes erstellen',
      keep: 'Alte behalten',
      done: 'Sie haben zehn neue Backup-Codes. Frühere gelten nicht mehr.',
    },
    turnOff: {
      action: 'Ausschalten',
      question: 'Zwei-Faktor-Anmeldung ausschalten?',
      consequence:
        'Zur Anmeldung genügt dann wieder Ihr Passwort. Backup-Codes und vertrauenswürdige Browser gelten nicht mehr. Löschen Sie das Konto auch in Ihrer Authenticator-App.',
      required: 'Sie müssen dann sofort wieder einen zweiten Faktor einrichten.',
      confirm: 'Ausschalten',
      keep: 'Eingeschaltet lassen',
      done: 'Die Zwei-Faktor-Anmeldung ist ausgeschaltet.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Konto zur App hinzufügen',
      intro:
        'Öffnen Sie auf Ihrem Smartphone eine Authenticator-App, etwa die Ihres Passwortmanagers, und scannen Sie diesen Code.',
      onPhone: 'Richten Sie das Konto in einer Authenticator-App auf diesem Smartphone ein:',
      open: 'Meine Authenticator-App öffnen',
      picture: 'QR-Code für eine Authenticator-App, für das Konto von {email}',
      cannot: 'Scannen nicht möglich?',
      byHand:
        'Geben Sie diesen Schlüssel in der App ein. Falls sie fragt: Er ist zeitbasiert, mit 6 Ziffern.',
      copy: 'Schlüssel kopieren',
      copied: 'Der Schlüssel ist kopiert.',
    },
    prove: {
      title: 'Code aus der App eingeben',
      label: 'Code aus der App',
      hint: '6 Ziffern. Alle 30 Sekunden kommt ein neuer Code.',
      submit: 'Einschalten',
      cancel: 'Abbrechen',
      note: 'Bis Sie einen Code eingeben, ändert sich nichts.',
    },
    codes: {
      title: 'Backup-Codes aufbewahren',
      intro:
        'Smartphone verloren? Mit einem Backup-Code kommen Sie ins Konto. Jeder gilt nur einmal. Wir können sie nicht noch einmal anzeigen.',
      list: 'Backup-Codes',
      copy: 'Kopieren',
      copied: 'Die Codes sind kopiert.',
      notCopied: 'Ihr Browser hat es nicht erlaubt. Markieren Sie den Text und kopieren Sie ihn.',
      download: 'Herunterladen',
      print: 'Drucken',
      done: 'Ich habe die Codes gesichert',
      unkept: {
        title: 'Ohne die Backup-Codes verlassen?',
        consequence: 'Wir können sie nicht noch einmal anzeigen. Sie müssten neue erstellen.',
        leave: 'Ohne Codes verlassen',
        keep: 'Hier bleiben',
      },
      file: '{appName} Backup-Codes.txt',
      sheet: {
        title: 'Backup-Codes für {appName}',
        account: 'Konto: {email}',
        made: 'Erstellt am {date}. Frühere Codes gelten nicht mehr.',
        note: 'Jeder Code gilt nur einmal, anstelle eines Codes aus der Authenticator-App.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Vertrauenswürdige Browser',
    intro: 'Dort genügt 30 Tage lang Ihr Passwort, ohne Code.',
    list: 'Vertrauenswürdige Browser',
    none: 'Sie vertrauen noch keinem Browser. Sie können das beim Eingeben eines Codes einstellen.',
    ends: 'Vertrauen endet {time}',
    remove: {
      action: 'Entfernen',
      of: 'Entfernen: Vertrauen in {device}',
      question: 'Nicht mehr vertrauen: {device}?',
      consequence:
        'Die nächste Anmeldung dort braucht einen Code. Ist der Browser jetzt angemeldet, bleibt er es.',
      confirm: 'Nicht mehr vertrauen',
      keep: 'Weiter vertrauen',
      done: '{device} ist nicht mehr vertrauenswürdig.',
      failed: '{device} ist weiterhin vertrauenswürdig.',
    },
  },
});
