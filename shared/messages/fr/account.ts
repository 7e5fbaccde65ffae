import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: 'Aperçu',
    inOrder: 'Tout est en ordre.',
    summary: {
      one: 'Il reste {count} chose à faire.',
      many: 'Il reste {count} de choses à faire.',
      other: 'Il reste {count} choses à faire.',
    },
    leftToDo: 'À faire :',
    confirmed: {
      text: 'Votre adresse e-mail est confirmée.',
      step: 'Changer d’adresse e-mail',
    },
    unconfirmed: {
      text: 'Votre adresse e-mail n’est pas encore confirmée.',
      step: 'La confirmer',
    },
    pendingEmail: {
      waiting: 'Votre adresse e-mail va devenir {email}. Confirmez le changement : les liens expirent {end}.',
      confirmed: 'Votre adresse e-mail deviendra {email} au plus tard {end}.',
      step: 'Voir le changement',
    },
    pendingDeletion: {
      text: 'Votre compte sera supprimé le {time}.',
      step: 'Voir la suppression',
    },
    answered: {
      text: 'Vous avez répondu aux questions sur votre expérience.',
      step: 'Modifier le profil',
    },
    unanswered: {
      text: 'Vous n’avez pas encore répondu aux questions sur votre expérience.',
      step: 'Y répondre',
    },
    password: {
      text: 'Votre mot de passe a été défini {time}.',
      step: 'Changer le mot de passe',
    },
    twoFactor: {
      on: {
        text: {
          one: 'La double authentification est activée, et il reste {count} code de secours.',
          many: 'La double authentification est activée, et il reste {count} de codes de secours.',
          other: 'La double authentification est activée, et il reste {count} codes de secours.',
        },
        step: 'Voir la double authentification',
      },
      few: {
        none: 'Il ne reste aucun code de secours : sans votre téléphone, vous ne pourriez pas vous connecter.',
        text: {
          one: 'Il ne reste que {count} code de secours.',
          many: 'Il ne reste que {count} de codes de secours.',
          other: 'Il ne reste que {count} codes de secours.',
        },
        step: 'Créer de nouveaux codes',
      },
      off: {
        text: 'La double authentification est désactivée : votre mot de passe suffit pour se connecter.',
        step: 'L’activer',
      },
      encouraged: {
        text: 'La double authentification est désactivée. {appName} la recommande.',
        step: 'L’activer',
      },
    },
    passkeys: {
      none: {
        text: 'Vous n’avez pas de clé d’accès. Une clé d’accès permet de se connecter par empreinte, visage ou code PIN.',
        step: 'Ajouter une clé d’accès',
      },
      some: {
        text: {
          one: 'Vous pouvez vous connecter avec une clé d’accès.',
          many: 'Vous pouvez vous connecter avec {count} de clés d’accès.',
          other: 'Vous pouvez vous connecter avec {count} clés d’accès.',
        },
        step: 'Voir les clés d’accès',
      },
      only: {
        text: 'Une clé d’accès est votre seul moyen de connexion. Sans elle, seul un e-mail vous redonne accès.',
        step: 'En ajouter une autre',
      },
    },
    trustedBrowsers: {
      text: {
        one: 'Aucun code n’est demandé dans {count} navigateur.',
        many: 'Aucun code n’est demandé dans {count} de navigateurs.',
        other: 'Aucun code n’est demandé dans {count} navigateurs.',
      },
      step: 'Voir les navigateurs de confiance',
    },
    devices: {
      onlyThis: 'Seul cet appareil est connecté.',
      text: {
        one: '{count} appareil est connecté.',
        many: '{count} d’appareils sont connectés.',
        other: '{count} appareils sont connectés.',
      },
      see: 'Voir les appareils',
      lost: 'Appareil perdu ? Déconnectez-le',
    },
    lastSignIn: {
      other: 'Dernière connexion ailleurs : {time}, {device}.',
      otherAt: 'Dernière connexion ailleurs : {time}, {device}, {place}.',
      only: 'Dernière connexion : {time}. Il n’y en a eu aucune ailleurs.',
      step: 'Voir l’activité',
    },
  },

  profile: {
    title: 'Profil',
    account: {
      title: 'Compte',
      intro: 'Votre nom et l’adresse e-mail de connexion.',
    },
    changeEmail: 'Changer d’adresse e-mail',
    details: {
      title: 'Détails',
      intro: 'Tout est facultatif.',
    },
    background: {
      title: 'Expérience',
      intro: '{appName} pose ces questions {why}. Tout est facultatif.',
    },
    save: 'Enregistrer',
    saved: 'Enregistré.',
    onlyNameSaved: 'Votre nom a été enregistré, mais pas le reste.',
  },

  picture: {
    title: 'Photo',
    intro: 'Affichée à côté de votre nom, ici et dans les applications où vous utilisez ce compte.',
    choose: 'Choisir une photo',
    formats: 'PNG, JPEG ou WebP.<mouse> Vous pouvez aussi déposer un fichier ici.</mouse>',
    remove: {
      action: 'Supprimer la photo',
      keep: 'Conserver la photo',
      title: 'Supprimer votre photo ?',
      consequence: 'Elle est effacée. La première lettre de votre nom s’affiche à la place.',
    },
    saved: 'Votre photo est enregistrée.',
    removed: 'Votre photo est supprimée.',
    unreadable:
      'Votre navigateur ne peut pas ouvrir ce fichier comme image. Choisissez un PNG, JPEG ou WebP.',
    refused: 'Cette image est illisible. Choisissez un autre PNG, JPEG ou WebP.',
    crop: {
      title: 'Recadrez votre photo',
      intro: 'Faites-la glisser ou utilisez les touches fléchées. Le lieu de la prise de vue est supprimé.',
      area: 'Partie de la photo qui est affichée',
      zoom: 'Zoom',
      cancel: 'Annuler',
      save: 'Enregistrer la photo',
    },
  },

  devices: {
    title: 'Appareils',
    list: 'Appareils',
    section: {
      title: 'Où votre compte est connecté',
      intro: 'Appareil perdu ? Déconnectez-le : il devra ensuite se reconnecter.',
    },
    introWithPlaces:
      'Appareil perdu ? Déconnectez-le : il devra ensuite se reconnecter. Les lieux sont approximatifs.',
    activeNow: 'Actif maintenant',
    active: 'Dernière activité : {time}',
    signedIn: {
      password: 'Connexion {time} avec votre mot de passe',
      passkey: 'Connexion {time} avec une clé d’accès',
      sign_up: 'Connexion à la création du compte, {time}',
    },
    confirmedBy: {
      passkey: '{signedIn}, confirmée par une clé d’accès',
      code: '{signedIn}, confirmée par un code',
    },
    signsOut: 'Déconnexion automatique {time}',
    onlyThisDevice: 'Seul cet appareil est connecté. <link>Voir ce qui s’est passé dans votre compte</link>',
    signOut: 'Déconnecter',
    signOutOf: 'Déconnecter {device}',
    confirm: {
      question: 'Déconnecter {device} ?',
      consequence: 'Il devra se reconnecter pour revenir.',
      action: 'Déconnecter',
      keep: 'Laisser connecté',
    },
    sites: {
      title: 'Session ouverte aussi sur',
      of: 'Sites où {device} a une session ouverte',
      signOutOf: 'Fermer la session {site} sur {device}',
      used: 'utilisé {time}',
      confirm: {
        question: 'Fermer la session {site} ?',
        consequence: 'L’appareil reste connecté. Il peut retourner sur ce site sans mot de passe.',
        action: 'Fermer la session',
        keep: 'Laisser ouverte',
      },
      wasSignedOut: 'La session {site} a été fermée sur {device}.',
      notSignedOut: 'La session {site} n’a pas pu être fermée sur {device}.',
    },
    unknown: 'Vous ne le reconnaissez pas ?',
    unknownOf: 'Vous ne le reconnaissez pas ? {device}',
    signOutOthers: {
      count: {
        one: '{count} autre appareil est connecté.',
        many: '{count} d’autres appareils sont connectés.',
        other: '{count} autres appareils sont connectés.',
      },
      action: 'Déconnecter les autres appareils',
      keep: 'Laisser connectés',
      title: {
        one: 'Déconnecter {count} autre appareil ?',
        many: 'Déconnecter {count} d’autres appareils ?',
        other: 'Déconnecter {count} autres appareils ?',
      },
      consequence: 'Ils devront se reconnecter pour revenir. Cet appareil reste connecté.',
      done: {
        one: '{count} autre appareil a été déconnecté.',
        many: '{count} d’autres appareils ont été déconnectés.',
        other: '{count} autres appareils ont été déconnectés.',
      },
      failed: 'Aucun appareil n’a été déconnecté.',
    },
    kinds: {
      desktop: 'Ordinateur',
      mobile: 'Téléphone',
      tablet: 'Tablette',
      bot: 'Programme',
      other: '',
    },
    savedPassword: 'Votre mot de passe y est enregistré ? <link>Changez-le maintenant</link>',
    result: 'Résultat',
    wasSignedOut: '{device} a été déconnecté.',
    notSignedOut: '{device} n’a pas pu être déconnecté.',
  },

  activity: {
    title: 'Activité',
    intro: 'Quelque chose ne vient pas de vous ? <link>Sécurisez votre compte</link> en deux étapes.',
    today: 'Aujourd’hui',
    yesterday: 'Hier',
    attempts: {
      sign_in: {
        one: '{count} échec de connexion',
        many: '{count} d’échecs de connexion',
        other: '{count} échecs de connexion',
      },
      step_up: {
        one: '{count} réponse incorrecte à une demande de confirmation',
        many: '{count} de réponses incorrectes à une demande de confirmation',
        other: '{count} réponses incorrectes à une demande de confirmation',
      },
      second_factor: {
        one: '{count} code incorrect après le bon mot de passe',
        many: '{count} de codes incorrects après le bon mot de passe',
        other: '{count} codes incorrects après le bon mot de passe',
      },
    },
    times: { one: '{count} fois', many: '{count} de fois', other: '{count} fois' },
    timesOf: '{times} : {sentence}',
    timesFrom: {
      one: '{times} depuis {count} adresse IP',
      many: '{times} depuis {count} d’adresses IP',
      other: '{times} depuis {count} adresses IP',
    },
    latestAt: 'Dernière fois : {time}',
    nothing: 'Rien de ce genre ne s’est encore produit.',
    nothingAtAll: 'Rien ne s’est produit au cours des 400 derniers jours.',
    showAll: 'Tout afficher',
    notMe: 'Ce n’était pas moi',
    notMeOf: 'Ce n’était pas moi : {sentence}, {device}',
    showOlder: 'Afficher l’activité antérieure',
    filter: {
      label: 'Afficher',
      all: 'Tout',
      signIns: 'Connexions et déconnexions',
      password: 'Mot de passe',
      secondFactor: 'Clés d’accès et codes',
      email: 'Adresse e-mail',
      account: 'Compte',
    },
    sentences: {
      sign_up: 'Compte créé',
      imported: 'Compte transféré ici',
      data_copied: 'Copie de vos données créée',
      sign_in: 'Connexion',
      sign_out: 'Déconnexion',
      locked: 'Connexion ralentie après trop de tentatives',
      step_up: 'Identité confirmée',
      session_revoked: 'Appareil déconnecté',
      sessions_revoked: 'Autres appareils déconnectés',
      site_signed_in: 'Connexion à un autre site',
      site_signed_out: 'Déconnexion d’un autre site',
      verification_requested: 'Lien de confirmation demandé',
      email_verified: 'Adresse e-mail confirmée',
      email_change_requested: 'Changement d’adresse e-mail demandé',
      email_change_cancelled: 'Changement d’adresse e-mail annulé',
      email_changed: 'Adresse e-mail changée',
      password_changed: 'Mot de passe changé',
      password_reset_requested: 'Réinitialisation du mot de passe demandée',
      password_reset: 'Nouveau mot de passe choisi par un lien reçu par e-mail',
      not_me: '« Ce n’était pas moi » utilisé : toutes les sessions ont été fermées',
      passkey_added: 'Clé d’accès ajoutée',
      passkey_renamed: 'Clé d’accès renommée',
      passkey_removed: 'Clé d’accès supprimée',
      two_factor_enabled: 'Double authentification activée',
      two_factor_disabled: 'Double authentification désactivée',
      second_factor: 'Second facteur saisi',
      backup_code_used: 'Code de secours utilisé',
      backup_codes_replaced: 'Nouveaux codes de secours créés',
      browser_trusted: 'Navigateur déclaré de confiance',
      browser_untrusted: 'Confiance retirée à un navigateur',
      recovery_requested: 'Récupération du compte annoncée',
      stolen_recovery_requested: 'Récupération du compte volé annoncée',
      recovery_stopped: 'Récupération du compte arrêtée',
      recovered: 'Compte récupéré avec une nouvelle adresse',
      factor_reset_requested: 'Suppression du second facteur annoncée',
      factor_reset_stopped: 'Suppression du second facteur arrêtée',
      factor_reset: 'Second facteur supprimé',
      factor_reset_at_once: 'Second facteur supprimé sans délai',
      deletion_requested: 'Suppression du compte demandée',
      deletion_cancelled: 'Suppression du compte annulée',
      account_deleted: 'Compte supprimé',
      banned: 'Compte désactivé',
      unbanned: 'Compte réactivé',
      claims_changed: 'Rôles modifiés',
      account_created: 'Compte créé',
    },
    atSite: {
      site_signed_in: 'Connexion à {site}',
      site_signed_out: 'Déconnexion : {site}',
    },
    by: '{sentence} par {actor}',
    failures: {
      sign_in: 'Échec de connexion',
      step_up: 'Réponse incorrecte à une demande de confirmation',
      second_factor: 'Code incorrect après le bon mot de passe',
    },
  },

  data: {
    title: 'Données',
    copy: {
      title: 'Vos données',
      intro: 'Tout ce que nous avons sur vous, à lire ou à emporter ailleurs.',
      text: 'Un fichier JSON : votre profil, votre photo, vos appareils, votre activité et les e-mails envoyés. Il ne contient aucun mot de passe.',
      action: 'Télécharger mes données',
      done: 'Vos données ont été enregistrées sous {file}.',
      failed: 'Vos données n’ont pas été téléchargées.',
    },
    roles: {
      title: 'Vos rôles',
      intro:
        'Les personnes qui gèrent les applications vous les ont donnés. Elles seules peuvent les modifier.',
    },
    deletion: {
      title: 'Supprimer le compte',
      consequences: [
        'Dès ce moment, vous ne pouvez plus utiliser d’applications avec ce compte.',
        'Pendant 14 jours, vous pouvez vous connecter et annuler.',
        'Ensuite, tout disparaît définitivement : profil, photo, appareils et activité.',
      ],
      open: 'Supprimer le compte',
      field: 'Votre adresse e-mail',
      hint: 'Saisissez {email} pour montrer que vous parlez bien de ce compte.',
      wrong: 'Ce n’est pas l’adresse de ce compte : saisissez {email}.',
      submit: 'Supprimer mon compte',
      cancel: 'Conserver mon compte',
    },
    pending: {
      text: 'Votre compte sera supprimé le {when}. D’ici là, vous ne pouvez pas l’utiliser dans des applications.',
      cancel: 'Annuler la suppression',
      failed: 'La suppression de votre compte reste prévue.',
    },
  },

  recovery: {
    masked: '{local}… chez {host}…',
    pending: {
      address:
        'L’équipe qui gère ce site a reçu une demande : donner à ce compte une autre adresse ({email}) et un nouveau mot de passe, pas avant le {time}.',
      secondFactor:
        'L’équipe qui gère ce site a reçu une demande : supprimer la double authentification de ce compte le {time}.',
      secondFactorAndPasskeys:
        'L’équipe qui gère ce site a reçu une demande : supprimer la double authentification et toutes les clés d’accès de ce compte le {time}.',
      advice: 'Cette demande ne vient pas de vous ? Arrêtez-la : rien ne changera.',
      stop: 'Arrêter la demande',
      failed: 'La demande n’a pas été arrêtée.',
    },
    stopped: {
      address: 'La demande est arrêtée. Votre adresse et votre mot de passe restent tels quels.',
      second_factor: 'La demande est arrêtée. Votre second facteur reste tel quel.',
    },
  },

  securing: {
    title: 'Sécurisez votre compte',
    intro:
      'À utiliser si quelqu’un d’autre y est entré. Deux étapes suffisent, et cet appareil reste connecté.',
    aboutEmail:
      'Votre adresse e-mail a été changée ? Notre e-mail à l’ancienne adresse contient le lien « Ce n’était pas moi » : il la rétablit.',
    endOthers: {
      title: 'Déconnectez tous les autres appareils',
      all: {
        one: '{count} autre appareil est déconnecté immédiatement et devra se reconnecter.',
        many: '{count} d’autres appareils sont déconnectés immédiatement et devront se reconnecter.',
        other: '{count} autres appareils sont déconnectés immédiatement et devront se reconnecter.',
      },
      one: '{device} est déconnecté immédiatement et devra se reconnecter.',
      oneAndAll: {
        one: '{device} et {count} autre appareil sont déconnectés immédiatement et devront se reconnecter.',
        many: '{device} et {count} d’autres appareils sont déconnectés immédiatement et devront se reconnecter.',
        other:
          '{device} et {count} autres appareils sont déconnectés immédiatement et devront se reconnecter.',
      },
      action: 'Déconnecter les autres appareils',
      failed: 'Aucun appareil n’a été déconnecté.',
      done: 'Seul cet appareil est connecté.',
    },
    choose: {
      title: 'Choisissez un nouveau mot de passe',
      intro:
        'Toute personne qui connaît l’ancien ne pourra plus se connecter. Un changement d’adresse e-mail en attente est annulé.',
      submit: 'Changer le mot de passe',
      unknown: 'Vous ne connaissez pas votre mot de passe actuel ?',
      mail: 'Nous enverrons un lien à {address}. Il déconnecte aussi cet appareil.',
      action: 'M’envoyer un lien',
      mailed: 'Nous avons envoyé un lien à {address}. Il ne sert qu’une fois, pendant une heure.',
      done: 'L’ancien mot de passe ne fonctionne plus.',
    },
    ownPasskeys: {
      title: 'Supprimez les clés d’accès qui ne sont pas à vous',
      intro:
        'Chaque clé d’accès permet de se connecter de partout. Vous n’avez pas de mot de passe que quelqu’un pourrait connaître.',
    },
    secured: {
      title: 'Votre compte est sécurisé',
      withPasskeys: 'Vérifiez maintenant vos clés d’accès',
      text: 'Les e-mails sur votre compte sont envoyés à {address}. Si cette adresse n’est pas la vôtre, changez-la. Supprimez les clés d’accès que vous n’avez pas ajoutées.',
      changeEmail: 'Changer d’adresse e-mail',
      passkeys: 'Vérifier vos clés d’accès',
      activity: 'Voir l’activité',
    },
  },
});
