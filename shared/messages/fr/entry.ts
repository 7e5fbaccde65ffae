import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: 'Se connecter',
    intro: 'Utilisez votre compte {appName}.',
    youLeft: 'Vous avez fermé votre session.',
    youWereSignedOut:
      'Votre session a été fermée depuis un autre appareil ou par un nouveau mot de passe. Connectez-vous pour continuer.',
    ranOut: 'Votre session est fermée, car elle avait expiré. Connectez-vous pour continuer.',
    disabled: 'Votre session est fermée, car ce compte est désactivé. Contactez l’équipe qui gère ce site.',
    notKept:
      'Ce navigateur n’a pas conservé votre connexion. Autorisez les cookies pour ce site, puis connectez-vous.',
    late: 'Plus de dix minutes se sont écoulées. Reconnectez-vous.',
    newHere: 'Première visite ? <link>Créez votre compte</link>',
    rememberMe: 'Se souvenir de moi',
    forgotPassword: 'Mot de passe oublié ?',
    submit: 'Se connecter',
    or: 'ou',
    withPasskey: 'Se connecter avec une clé d’accès',
  },

  signUp: {
    title: 'Créez votre compte',
    submit: 'Créer un compte',
    byPasskey: 'Créer un compte avec une clé d’accès',
    closed:
      'Il n’est pas possible de créer un compte ici pour le moment. Contactez l’équipe qui gère ce site.',
    terms: 'En créant un compte, vous acceptez les <link>conditions d’utilisation</link>.',
    privacy: 'La <link>politique de confidentialité</link> explique comment vos données sont traitées.',
  },

  signInFlow: {
    backToSignIn: 'Retour à la connexion',
    alreadyHere: 'Vous avez déjà un compte ? <link>Connectez-vous</link>',
    goBackTo: 'Vous reviendrez ensuite sur {host}.',
  },

  checkMail: {
    title: 'Consultez vos e-mails',
    intro:
      'Nous avons envoyé un lien et un code à {email}. L’un ou l’autre confirme l’adresse et vous connecte.',
    introPasskey: 'Nous avons envoyé un lien et un code à {email}. L’un ou l’autre mène à votre clé d’accès.',
    hint: 'Le lien est valable une heure. Rien reçu ? Vérifiez le dossier de courrier indésirable.',
    confirmedAlready: 'Adresse déjà confirmée ? <link>Connectez-vous</link>',
  },

  forgotPassword: {
    title: 'Mot de passe oublié ?',
    intro: 'Nous vous enverrons par e-mail un lien pour choisir un nouveau mot de passe.',
    submit: 'Envoyer le lien',
    sent: {
      title: 'Consultez vos e-mails',
      intro: 'Si {email} a un compte, un lien et un code vont arriver. Ils sont valables une heure.',
      hint: 'Rien reçu ? Vérifiez le dossier de courrier indésirable et l’adresse.',
    },
  },

  resetPassword: {
    sendNewLink: 'Envoyer un nouveau lien',
    notMe: {
      title: 'Ce n’était pas vous ?',
      intro:
        'Tous les appareils du compte {email} seront déconnectés, le vôtre aussi. Vous choisirez ensuite un nouveau mot de passe.',
      action: 'Sécuriser mon compte',
    },
    secured: {
      title: 'Tous les appareils sont déconnectés',
      intro: 'Un lien pour choisir un nouveau mot de passe va arriver à {email}.',
      hint: 'Rien reçu ? Vérifiez le dossier de courrier indésirable.',
    },
  },

  choosePassword: {
    title: 'Choisissez un nouveau mot de passe',
    intro: 'Pour {email}. Votre session sera fermée sur tous les appareils.',
    submit: 'Changer le mot de passe',
    done: {
      title: 'Mot de passe changé',
      intro:
        'Votre session a été fermée sur tous les appareils. Connectez-vous avec le nouveau mot de passe.',
      goOn: 'Se connecter',
    },
  },

  verifyEmail: {
    goOn: 'Continuer',
    toAccount: 'Accéder à votre compte',
    thanks: 'Merci',
    confirm: {
      title: 'Confirmez votre adresse e-mail',
      intro: 'Un clic, et l’adresse {email} est reconnue comme la vôtre.',
      action: 'Confirmer l’adresse e-mail',
      done: 'L’adresse {email} est confirmée.',
      doneCancelled: 'L’adresse {email} est confirmée. Le remplacement par {cancelled} a été annulé.',
    },
  },

  confirmByPassword: {
    title: 'Confirmez votre adresse e-mail',
    byPassword: {
      intro: 'Saisissez le mot de passe du compte {email}. Il montre que le compte est le vôtre.',
      action: 'Confirmer et se connecter',
      instead: 'Choisir plutôt un nouveau mot de passe',
    },
    byNewPassword: {
      intro: 'Choisissez un nouveau mot de passe pour {email}. Tous les autres appareils seront déconnectés.',
      action: 'Changer le mot de passe et se connecter',
      instead: 'Utiliser plutôt le mot de passe actuel',
    },
    byNewPasswordAgain: {
      intro:
        '{email} a déjà servi pour un compte. Choisissez un nouveau mot de passe : les autres appareils seront déconnectés.',
      action: 'Changer le mot de passe et se connecter',
      instead: 'Utiliser plutôt le mot de passe actuel',
    },
    discard: {
      action: 'Je n’ai pas créé ce compte',
      question: 'Supprimer le compte {email} ?',
      consequence:
        'La personne qui l’a créé est déconnectée, et tout ce que contient le compte est supprimé.',
      confirm: 'Supprimer le compte',
      keep: 'Le conserver',
      done: {
        title: 'Le compte est supprimé',
        action: 'Continuer',
        intro: 'Plus personne ne peut se connecter avec {email}.',
      },
    },
  },

  linkSpent: {
    title: 'Ce lien ne fonctionne plus',
    verifyEmail: {
      intro: 'Il a expiré ou a déjà servi. Une fois la session ouverte, vous pouvez en envoyer un nouveau.',
      action: 'Envoyer un nouveau lien',
    },
    changeEmail: {
      intro: 'Il a expiré ou a déjà servi. Une fois la session ouverte, vous verrez où en est le changement.',
      action: 'Voir le changement',
    },
    resetPassword: {
      intro: 'Il a expiré ou a déjà servi. Un nouveau lien est valable une heure.',
      action: 'Envoyer un nouveau lien',
    },
    notMe: {
      intro: 'Il a expiré ou a déjà servi. Un nouveau mot de passe déconnecte aussi tous les appareils.',
      action: 'Choisir un nouveau mot de passe',
    },
    keepAccount: {
      intro:
        'Il a expiré ou a déjà servi. Une fois la session ouverte, vous pouvez conserver le compte tant qu’il n’est pas supprimé.',
      action: 'Se connecter pour le conserver',
    },
    confirmByPassword:
      'Connexion impossible ? Choisir un nouveau mot de passe par e-mail confirme aussi l’adresse.',
  },

  mailLink: {
    linkMissing: {
      title: 'Ce lien est incomplet',
      intro: 'Ouvrez-le à nouveau depuis l’e-mail, copiez-le en entier ou saisissez le code à côté.',
    },
    sentAgain: 'Envoyé. Chaque lien est valable une heure.',
    code: {
      label: 'Code reçu par e-mail',
      hint: 'Pour le navigateur qui l’a demandé. Nous ne vous le demanderons jamais ailleurs.',
      submit: 'Utiliser le code',
    },
  },

  passkeySignUp: {
    start: {
      title: 'Créez votre compte avec une clé d’accès',
      intro:
        'Connectez-vous avec votre empreinte digitale, votre visage ou le code PIN de l’appareil. Aucun mot de passe à oublier.',
      hint: 'Nous vous envoyons d’abord un lien par e-mail. Si vous perdez votre clé d’accès, un e-mail vous redonne accès.',
      submit: 'M’envoyer le lien',
      byPassword: 'Utiliser plutôt un mot de passe',
    },
    create: {
      title: 'Créez votre clé d’accès',
      intro: 'Elle confirme {email} et servira désormais à vous connecter.',
      action: 'Créer une clé d’accès',
      unsupported:
        'Ce navigateur ne peut pas créer de clés d’accès. Ouvrez le lien dans un autre ou choisissez un mot de passe.',
      byPassword: 'Choisir plutôt un mot de passe',
      byPasskey: 'Créer plutôt une clé d’accès',
    },
    choose: {
      title: 'Choisissez un mot de passe',
      intro: 'Il confirme {email} et vous connecte. Vous pourrez ajouter une clé d’accès plus tard.',
    },
  },

  twoFactorPage: {
    title: 'Double authentification',
    startAgain: 'Recommencer',
    lost: {
      question: 'Téléphone et codes de secours perdus ?',
      passkey: 'Clé d’accès perdue ?',
      answer:
        'Contactez l’équipe qui gère ce site. Elle peut réinitialiser votre second facteur après vérification de votre identité.',
    },
    over: {
      title: 'Reconnectez-vous',
      tooMany:
        'Cinq codes étaient incorrects. Reconnectez-vous avec votre mot de passe pour en essayer d’autres.',
      late: 'Plus de dix minutes se sont écoulées, ou votre mot de passe a changé. Reconnectez-vous pour continuer.',
    },
    setUp: {
      title: 'Configurez un second facteur',
      required:
        '{appName} demande à tout le monde plus qu’un mot de passe. Choisissez ce que vous avez sous la main.',
      wanted: 'Ce site demande plus qu’un mot de passe. Choisissez ce que vous avez sous la main.',
      passkey: {
        title: 'Clé d’accès',
        intro:
          'Empreinte digitale, visage, code PIN ou clé de sécurité. C’est le plus rapide, sans rien saisir.',
        action: 'Créer une clé d’accès',
      },
      app: {
        title: 'Application d’authentification',
        intro: 'Une application de votre téléphone affiche un code, à saisir après votre mot de passe.',
        action: 'Configurer une application',
      },
      signedInAs: 'Session ouverte avec {email}. <link>Se déconnecter</link>',
    },
  },

  authorize: {
    title: 'Continuer vers {host}',
    intro:
      'Une session y sera ouverte avec ce compte. Le site verra votre nom, votre adresse e-mail et votre profil.',
    introNobody: 'Connectez-vous d’abord. Vous continuerez ensuite vers le site.',
    signedInAs: 'Session ouverte avec',
    action: 'Continuer',
    useAnother: 'Utiliser un autre compte',
    notWanted: 'Ce n’est pas ce que vous vouliez ? <link>Retour à {host}</link>',
  },

  siteRefused: {
    title: 'Ce lien ne fonctionne pas',
    intro: 'Il ne permet pas de se connecter. {appName} n’a rien envoyé au site.',
    goBack: 'Revenir en arrière',
    goOn: 'Accéder à votre compte',
    reasons: {
      client_id: 'Pour l’équipe qui gère le site : {name} n’est pas une origine de confiance de ce service.',
      redirect_uri:
        'Pour l’équipe qui gère le site : {name} doit être une page de ce site, en https et sans fragment.',
    },
  },

  agree: {
    keep: {
      title: 'Conservez votre compte',
      intro: 'Le compte {email} est sur le point d’être supprimé. Un clic, et il reste tel quel.',
      action: 'Conserver mon compte',
      done: 'Votre compte est conservé. Rien n’a été perdu.',
    },
    stop: {
      title: 'Conservez votre compte tel quel',
      address:
        'Le compte {email} va recevoir une autre adresse et un nouveau mot de passe. Un clic, et il reste tel quel.',
      second_factor: 'Le second facteur du compte {email} va être supprimé. Un clic, et il est conservé.',
      action: 'Arrêter la demande',
      done: {
        address: 'La demande est arrêtée. L’adresse et le mot de passe restent tels quels.',
        second_factor: 'La demande est arrêtée. Le second facteur est conservé.',
      },
    },
    change: {
      title: 'Changez d’adresse e-mail',
      intro: 'Votre adresse devient {email} : les autres appareils seront déconnectés.',
      introHalf:
        'Votre adresse deviendra {email} dès que l’autre adresse acceptera aussi : les autres appareils seront alors déconnectés.',
      action: 'Confirmer le changement',
      done: 'Votre adresse e-mail est désormais {email}.',
      half: 'C’est noté. {email} deviendra votre adresse dès que l’autre acceptera.',
      taken: {
        title: 'Cette adresse est déjà prise',
        intro: 'Un autre compte utilise maintenant {email}. Votre adresse est restée la même.',
      },
    },
  },

  background: {
    title: 'Votre expérience',
    intro: '{appName} pose ces questions {why}. Deux ou trois clics suffisent.',
    goOn: 'Continuer',
    skip: 'Ignorer pour l’instant',
  },
});
