import { translate } from '../../words/translate.ts';
import type en from '../en/security.ts';

export default translate<typeof en>()({
  security: {
    title: 'Sécurité',
    cancel: 'Annuler',
    email: {
      title: 'Adresse e-mail',
      intro: 'Elle vous sert à vous connecter et reçoit les e-mails sur votre compte.',
      change: 'Changer d’adresse e-mail',
      confirmed: 'Confirmée',
      unconfirmed: 'Pas encore confirmée',
      field: 'Nouvelle adresse e-mail',
      replaces: 'Cela remplace le changement vers {address}.',
      toBoth: {
        hint: 'Les deux adresses reçoivent un lien. Quand les deux sont ouverts, l’adresse change et les autres appareils sont déconnectés.',
        submit: 'Envoyer les liens',
        sent: 'Nous avons envoyé un lien à {address} et un autre à votre adresse actuelle. Ouvrez les deux.',
      },
      toNew: {
        hint: 'La nouvelle adresse reçoit un lien. Quand il est ouvert, l’adresse change et les autres appareils sont déconnectés.',
        submit: 'Envoyer le lien',
        sent: 'Nous avons envoyé un lien à {address}. Ouvrez-le pour continuer.',
      },
    },
    pendingEmail: {
      text: 'Votre adresse e-mail va devenir {address}.',
      both: 'En attente de la confirmation des deux adresses. Les liens expirent {end}.',
      onlyNew: 'En attente de la confirmation de cette adresse. Le lien expire {end}.',
      onlyOld: 'En attente de la confirmation par {old}. Sinon, l’adresse change toute seule {end}.',
      sendBoth: 'Renvoyer les liens',
      sendNew: 'Renvoyer le lien',
      sentAgain: 'Renvoyé. Les liens des e-mails précédents ne fonctionnent plus.',
      cancel: 'Annuler le changement',
      cancelled: 'Le changement a été annulé. Votre adresse e-mail reste la même.',
    },
    verification: {
      reason: 'Ouvrez le lien que nous avons envoyé à {address} ou saisissez le code à côté.',
      send: 'Renvoyer le lien',
      sent: 'Nous avons envoyé un lien à {address}. Il est valable une heure.',
    },
    password: {
      title: 'Mot de passe',
      intro: 'Un nouveau mot de passe déconnecte tous les autres appareils.',
      change: 'Changer le mot de passe',
      setAt: 'Défini {time}',
      current: 'Mot de passe actuel',
      next: 'Nouveau mot de passe',
      submit: 'Enregistrer',
      cancels: 'Cela annule aussi le remplacement de votre adresse e-mail par {address}.',
      done: 'Votre mot de passe a été changé. Tous les autres appareils ont été déconnectés.',
      doneCancelled:
        'Votre mot de passe a été changé. Tous les autres appareils ont été déconnectés. Le changement d’adresse vers {cancelled} a été annulé.',
    },
    noPassword: {
      state: 'Aucun mot de passe',
      text: 'Vous vous connectez avec une clé d’accès. Vous pouvez aussi choisir un mot de passe, par un lien reçu par e-mail. Cela fermera votre session partout.',
      send: 'Choisir un mot de passe par e-mail',
      sent: 'Nous avons envoyé un lien à {address}. Il est valable une heure.',
    },
  },

  ownPasskeys: {
    title: 'Clés d’accès',
    intro:
      'Connectez-vous avec votre empreinte digitale, votre visage ou le code PIN de l’appareil. Un site copié n’obtient rien.',
    list: 'Clés d’accès',
    none: 'Vous n’avez pas encore de clé d’accès.',
    add: 'Ajouter une clé d’accès',
    addAnother: 'Ajouter une autre clé d’accès',
    unsupported:
      'Ce navigateur ne peut pas créer de clés d’accès. Ouvrez cette page dans un navigateur récent ou sur votre téléphone.',
    added: 'La clé d’accès « {name} » a été ajoutée. Elle vous permet déjà de vous connecter.',
    notAdded: 'Aucune clé d’accès n’a été ajoutée.',
    created: 'Créée {time}',
    used: 'Utilisée {time}',
    unused: 'Pas encore utilisée',
    synced: 'Synchronisée',
    onOneDevice: 'Sur un seul appareil',
    rename: {
      action: 'Renommer',
      of: 'Renommer {name}',
      field: 'Nom de la clé d’accès',
      submit: 'Enregistrer',
      cancel: 'Annuler',
      done: 'Elle s’appelle maintenant « {name} ».',
      failed: 'La clé d’accès « {name} » n’a pas pu être renommée.',
    },
    remove: {
      action: 'Supprimer',
      of: 'Supprimer {name}',
      question: 'Supprimer la clé d’accès « {name} » ?',
      consequence:
        'Elle ne permet plus de vous connecter. Supprimez-la aussi dans {authenticator} : elle peut encore y être proposée.',
      consequenceUnknown:
        'Elle ne permet plus de vous connecter. Supprimez-la aussi dans les réglages de votre appareil : elle peut encore y être proposée.',
      lastFactor: 'Vous devrez configurer immédiatement un autre second facteur.',
      confirm: 'Supprimer',
      keep: 'La conserver',
      done: 'La clé d’accès « {name} » a été supprimée.',
      failed: 'La clé d’accès « {name} » n’a pas pu être supprimée.',
    },
    last: {
      question: 'La clé d’accès « {name} » est votre seul moyen de connexion.',
      consequence:
        'Sans elle, personne ne pourrait se connecter. Ajoutez d’abord une autre clé d’accès ou choisissez un mot de passe.',
      keep: 'La conserver',
    },
  },

  twoFactor: {
    title: 'Double authentification',
    intro: 'Après votre mot de passe, nous demandons un code d’une application de votre téléphone.',
    off: {
      state: 'Désactivée',
      text: 'Toute personne qui découvre votre mot de passe peut se connecter. Un code l’en empêche.',
      byPasskey:
        'Vous vous connectez avec une clé d’accès seule, qui ne demande pas de code. Une application est un autre moyen de confirmer votre identité.',
      encouraged: '{appName} vous recommande de l’activer.',
      action: 'Activer',
    },
    on: {
      state: 'Activée',
      since: 'Activée {time}',
      noBackupCodes:
        'Il ne reste aucun code de secours. Créez-en de nouveaux : sans votre téléphone, vous ne pourriez pas vous connecter.',
      backupCodes: {
        one: 'Il reste {count} code de secours.',
        many: 'Il reste {count} de codes de secours.',
        other: 'Il reste {count} codes de secours.',
      },
      few: 'Créez-en de nouveaux avant qu’il n’y en ait plus.',
    },
    turnedOn: 'La double authentification est activée.',
    endOthers: {
      text: {
        one: '{count} autre appareil est encore connecté.',
        many: '{count} d’autres appareils sont encore connectés.',
        other: '{count} autres appareils sont encore connectés.',
      },
      textByPassword: {
        one: '{count} autre appareil est encore connecté, par le mot de passe seul.',
        many: '{count} d’autres appareils sont encore connectés, par le mot de passe seul.',
        other: '{count} autres appareils sont encore connectés, par le mot de passe seul.',
      },
      action: {
        one: 'Déconnecter {count} autre appareil',
        many: 'Déconnecter {count} d’autres appareils',
        other: 'Déconnecter {count} autres appareils',
      },
      done: 'Tous les autres appareils ont été déconnectés.',
    },
    newCodes: {
      action: 'Nouveaux codes de secours',
      question: 'Créer de nouveaux codes de secours ?',
      consequence: 'Vos codes actuels cessent aussitôt de fonctionner.',
      confirm: 'Créer de nouveaux codes',
      keep: 'Conserver les anciens',
      done: 'Vous avez dix nouveaux codes de secours. Les anciens ne fonctionnent plus.',
    },
    turnOff: {
      action: 'Désactiver',
      question: 'Désactiver la double authentification ?',
      consequence:
        'Votre mot de passe suffira de nouveau pour se connecter. Les codes de secours et les navigateurs de confiance ne seront plus valables. Supprimez aussi le compte dans votre application.',
      required: 'Vous devrez immédiatement configurer de nouveau un second facteur.',
      confirm: 'Désactiver',
      keep: 'La laisser activée',
      done: 'La double authentification est désactivée.',
    },
  },

  twoFactorSetUp: {
    scan: {
      title: 'Ajoutez le compte à votre application',
      intro:
        'Ouvrez une application d’authentification sur votre téléphone, comme celle de votre gestionnaire de mots de passe, et scannez ce code.',
      onPhone: 'Configurez-le dans une application d’authentification de ce téléphone :',
      open: 'Ouvrir mon application d’authentification',
      picture: 'Code QR pour une application d’authentification, pour le compte {email}',
      cannot: 'Impossible de le scanner ?',
      byHand:
        'Saisissez cette clé dans l’application. Si elle le demande : le code est basé sur le temps et comporte 6 chiffres.',
      copy: 'Copier la clé',
      copied: 'La clé est copiée.',
    },
    prove: {
      title: 'Saisissez le code affiché par l’application',
      label: 'Code de l’application',
      hint: '6 chiffres. Un nouveau code apparaît toutes les 30 secondes.',
      submit: 'Activer',
      cancel: 'Annuler',
      note: 'Rien ne change tant que vous n’avez pas saisi de code.',
    },
    codes: {
      title: 'Conservez vos codes de secours',
      intro:
        'Téléphone perdu ? Un code de secours vous permet d’entrer. Chacun ne sert qu’une fois. Nous ne pourrons plus les afficher.',
      list: 'Codes de secours',
      copy: 'Copier',
      copied: 'Les codes sont copiés.',
      notCopied: 'Votre navigateur ne l’a pas permis. Sélectionnez le texte et copiez-le.',
      download: 'Télécharger',
      print: 'Imprimer',
      done: 'J’ai conservé les codes',
      unkept: {
        title: 'Quitter sans les codes de secours ?',
        consequence: 'Nous ne pourrons plus les afficher. Il faudrait en créer de nouveaux.',
        leave: 'Quitter sans les codes',
        keep: 'Rester ici',
      },
      file: 'Codes de secours {appName}.txt',
      sheet: {
        title: 'Codes de secours pour {appName}',
        account: 'Compte : {email}',
        made: 'Créés le {date}. Les codes précédents ne fonctionnent plus.',
        note: 'Chaque code ne sert qu’une fois, à la place d’un code de l’application d’authentification.',
      },
    },
  },

  trustedBrowsers: {
    title: 'Navigateurs de confiance',
    intro: 'La connexion y demande votre mot de passe, mais aucun code, pendant 30 jours.',
    list: 'Navigateurs de confiance',
    none: 'Aucun navigateur n’est de confiance. Vous pouvez faire ce choix quand vous saisissez un code.',
    ends: 'La confiance prend fin {time}',
    remove: {
      action: 'Retirer',
      of: 'Retirer la confiance à {device}',
      question: 'Ne plus faire confiance à {device} ?',
      consequence: 'La prochaine connexion y demandera un code. S’il est connecté maintenant, il le reste.',
      confirm: 'Retirer la confiance',
      keep: 'Garder la confiance',
      done: '{device} n’est plus de confiance.',
      failed: '{device} est toujours de confiance.',
    },
  },
});
