import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'Identifiant de la requête',
    tryAgain: 'Réessayer',
    loading: 'Chargement…',
    justNow: 'à l’instant',
    show: 'Afficher<hidden> le mot de passe</hidden>',
    hide: 'Masquer<hidden> le mot de passe</hidden>',
    countOf: '{count} sur {limit}',
    signOut: 'Se déconnecter',
    result: 'Résultat',
    sendAgain: 'Renvoyer',
    sendAgainIn: 'Renvoyer dans {seconds} s',
    nowAgain: 'Vous pouvez maintenant réessayer.',
    language: 'Langue',
    languageNotChanged: 'La langue n’a pas été changée.',
    theme: 'Thème',
    themes: {
      system: 'Comme l’appareil',
      light: 'Clair',
      dark: 'Sombre',
    },
    both: '{first} {second}',
    unsaved: {
      title: 'Quitter sans enregistrer ?',
      consequence: 'Vos modifications sur cette page seront perdues.',
      leave: 'Quitter sans enregistrer',
      keep: 'Continuer à modifier',
    },
  },

  errors: {
    unexpected: 'Un problème est survenu de notre côté. Réessayez.',
    sentences: {
      invalid_input: 'Certaines données ne sont pas valides. Vérifiez le formulaire et réessayez.',
      unauthenticated: 'Votre session est fermée. Reconnectez-vous.',
      forbidden: 'Cette demande a été refusée. Contactez l’équipe qui gère ce site.',
      account_disabled: 'Ce compte est désactivé. Contactez l’équipe qui gère ce site.',
      untrusted_origin: 'La connexion n’est pas autorisée depuis cette adresse web.',
      not_found: 'Cet élément n’existe plus. Actualisez la page.',
      payload_too_large: 'Le contenu est trop long. Raccourcissez-le et réessayez.',
      step_up_required: 'Confirmez votre identité pour continuer.',
      step_up_declined: 'Rien n’a changé, car vous n’avez pas confirmé votre identité.',
      wrong_password: 'Ce n’est pas votre mot de passe actuel.',
      wrong_code: 'Ce code est incorrect ou a déjà servi. Attendez le suivant.',
      wrong_credentials:
        'L’adresse e-mail ou le mot de passe est incorrect. Vérifiez-les ou choisissez un nouveau mot de passe.',
      person_changed: 'Une autre personne s’est connectée dans ce navigateur. Rien n’a été enregistré.',
      email_taken: 'Cette adresse e-mail a déjà un compte. Connectez-vous plutôt à ce compte.',
      cookie_refused: 'Votre navigateur n’a pas conservé la connexion. Autorisez les cookies et réessayez.',
      email_not_verified: 'Confirmez d’abord votre adresse e-mail : ouvrez le lien que nous avons envoyé.',
      link_unusable: 'Ce lien a expiré ou a déjà servi. Demandez-en un nouveau.',
      conflict: 'Une modification a été faite ailleurs. Actualisez la page et réessayez.',
      sign_up_closed: 'Il n’est pas possible de créer un compte ici. Contactez l’équipe qui gère ce site.',
    },
    unavailable: 'Impossible de joindre {appName} pour le moment. Réessayez dans un instant.',
    unreachable: 'Impossible de joindre {appName}. Vérifiez votre connexion internet et réessayez.',
    offline: 'Vous êtes hors ligne. Connectez-vous à internet et réessayez.',
    tooManyAttempts: 'Trop de tentatives. Réessayez dans {wait}.',
  },

  fields: {
    name: 'Nom',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
  },

  device: {
    thisDevice: 'Cet appareil',
    unknownDevice: 'Appareil inconnu',
    browserOn: '{browser} sur {os}',
  },

  root: {
    skipToContent: 'Aller au contenu',
    notFound: {
      title: 'Page introuvable',
      intro: 'Il n’y a rien à cette adresse. La page a peut-être été déplacée.',
      goOn: 'Accéder à votre compte',
    },
    notOpened: 'Cette page ne s’est pas ouverte',
    triesAgain: 'La page réessaie toute seule et s’ouvrira dès que possible.',
    notReached: 'Impossible de joindre {appName}',
    offline: 'Vous êtes hors ligne',
  },

  frame: {
    navigation: 'Compte',
    pages: {
      overview: 'Aperçu',
      profile: 'Profil',
      security: 'Sécurité',
      devices: 'Appareils',
      activity: 'Activité',
      data: 'Données',
    },
    backArrow: '← ',
    backTo: 'Retour à {appName}',
    signedInAs: 'Session ouverte avec {email}',
    signOut: 'Se déconnecter',
    accountStays: 'Votre compte est conservé. Rien n’a été perdu.',
    stillSignedIn: 'Votre session est toujours ouverte.',
    otherPerson:
      'Une autre connexion dans ce navigateur a remplacé la vôtre. La session est maintenant ouverte avec {email}.',
  },

  profileFields: {
    notSaid: 'Non précisé',
    assumed: '{value}, selon ce navigateur',
    clear: 'Effacer',
  },

  stepUp: {
    title: 'Confirmez votre identité',
    titles: {
      'account.changeEmail': 'Confirmez votre identité pour changer d’adresse e-mail',
      'account.export': 'Confirmez votre identité pour télécharger vos données',
      'account.requestDeletion': 'Confirmez votre identité pour supprimer votre compte',
      changePassword: 'Confirmez votre identité pour changer de mot de passe',
      passkeyRegisterOptions: 'Confirmez votre identité pour ajouter une clé d’accès',
      removePasskey: 'Confirmez votre identité pour supprimer une clé d’accès',
      enableTwoFactor: 'Confirmez votre identité pour configurer la double authentification',
      disableTwoFactor: 'Confirmez votre identité pour désactiver la double authentification',
      newBackupCodes: 'Confirmez votre identité pour créer de nouveaux codes de secours',
    },
    notAgain: 'Nous ne vous le redemanderons pas pendant 10 minutes.',
    cancel: 'Annuler',
    confirm: 'Confirmer',
    passkey: {
      intro: 'Utilisez votre clé d’accès : empreinte digitale, visage, code PIN ou clé de sécurité.',
      submit: 'Utiliser une clé d’accès',
      instead: 'Utiliser plutôt une clé d’accès',
    },
    code: {
      intro: 'Saisissez le code que votre application d’authentification affiche maintenant.',
      field: {
        label: 'Code',
        hint: '6 chiffres',
      },
      instead: 'Utiliser un code de votre application',
    },
    backup: {
      intro: 'Saisissez l’un des codes de secours que vous avez conservés. Chacun ne sert qu’une fois.',
      field: {
        label: 'Code de secours',
        hint: '10 lettres et chiffres',
      },
      instead: 'Utiliser un code de secours',
    },
    password: {
      intro: 'Saisissez votre mot de passe pour continuer.',
      instead: 'Utiliser votre mot de passe',
    },
    trust: {
      label: 'Faire confiance à ce navigateur pendant 30 jours',
      hint: 'Aucun code n’y sera alors demandé. À faire uniquement sur un appareil que personne d’autre n’utilise.',
    },
  },

  passkeys: {
    noneUsed: 'Aucune clé d’accès n’a été utilisée. Réessayez ou continuez autrement.',
    noneCreated: 'Aucune clé d’accès n’a été créée. Réessayez quand vous voudrez.',
    exists: 'Cet appareil ou cette clé de sécurité a déjà une clé d’accès pour votre compte.',
    unsupported:
      'Cet appareil ne peut pas utiliser de clés d’accès ici. Essayez un autre appareil ou une clé de sécurité.',
    unverified: 'Configurez d’abord un verrouillage d’écran ou un code PIN sur cet appareil.',
    wrongAddress:
      'Les clés d’accès ne fonctionnent pas à cette adresse web. Contactez l’équipe qui gère ce site.',
    failed: 'La clé d’accès n’a pas répondu. Réessayez ou utilisez-en une autre.',
    refused: 'Cette clé d’accès n’a pas fonctionné ici. Réessayez ou continuez autrement.',
  },

  newPassword: {
    hint: 'Au moins {minLength} caractères. Quelques mots sans rapport entre eux conviennent bien.',
    strengths: {
      short: 'Trop court pour l’instant.',
      personal: 'Trop proche de votre nom ou de votre adresse e-mail : ajoutez des mots différents.',
      weak: 'Facile à deviner : ajoutez un mot.',
      fair: 'Correct. Un mot de plus le rendra fort.',
      strong: 'Fort : difficile à deviner.',
    },
  },

  emailChange: {
    cancelsChange: 'Cela annule le remplacement de votre adresse par {email}.',
    cancelledChange: 'Le remplacement de votre adresse par {email} a été annulé.',
  },

  page: {
    noScript:
      'JavaScript est nécessaire pour se connecter ici. Activez-le pour ce site et actualisez la page.',
    incomplete: 'Cette page ne s’est pas chargée entièrement. Vérifiez votre connexion et actualisez-la.',
  },
});
