import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: 'Bonjour {name},',
      helloNobody: 'Bonjour,',
      code: 'Ou saisissez ce code sur la page {host} où vous avez demandé cet e-mail :',
      codeIsSecret:
        'Ne le saisissez nulle part ailleurs et ne le donnez à personne : nous ne le demandons jamais.',
      notMe:
        'Ce n’était pas vous ? Un clic déconnecte tous les appareils et rend le mot de passe inutilisable.',
      notMeLink: 'Ce n’était pas moi',
      instant: '{time} UTC',
      masked: '{local}… chez {host}…',
      device: '{browser} sur {system}',
      unknownDevice: 'Appareil inconnu',
      fact: '{label} : {value}',
      buttonLabel: '{label} :',
      sentBy: 'Envoyé par <link>{host}</link>. Personne ne lit les réponses à cette adresse.',
      signature: '{appName},',
    },
    facts: {
      when: 'Quand',
      device: 'Appareil',
      ipAddress: 'Adresse IP',
      place: 'Lieu approximatif',
      oldAddress: 'Ancienne adresse',
      newAddress: 'Nouvelle adresse',
      worksFrom: 'Valable à partir du',
      worksUntil: 'Valable jusqu’au',
      notBefore: 'Pas avant le',
      removedOn: 'Date de suppression',
      from: 'Du',
      until: 'Au',
    },

    verifyEmail: {
      subject: 'Confirmez votre adresse e-mail pour {appName}',
      heading: 'Confirmez votre adresse e-mail',
      given: 'Quelqu’un (vous, espérons-le) a donné cette adresse à {appName}.',
      button: 'Confirmer l’adresse e-mail',
      limits: 'Le lien ne sert qu’une fois, pendant une heure. Si ce n’était pas vous, ignorez cet e-mail.',
    },
    resetPassword: {
      subject: 'Choisissez un nouveau mot de passe pour {appName}',
      heading: 'Choisissez un nouveau mot de passe',
      choose:
        'Vous pouvez choisir un nouveau mot de passe pour {appName}. Il fermera votre session sur tous les appareils.',
      button: 'Choisir un nouveau mot de passe',
      limits:
        'Le lien ne sert qu’une fois, pendant une heure. Si vous ne l’avez pas demandé, ignorez cet e-mail : votre mot de passe reste le même.',
    },
    secured: {
      subject: 'Votre compte {appName} est sécurisé : choisissez un nouveau mot de passe',
      heading: 'Votre compte est sécurisé',
      done: 'Tous les appareils ont été déconnectés, et l’ancien mot de passe ne fonctionne plus.',
      button: 'Choisir un nouveau mot de passe',
      limits:
        'Le lien ne sert qu’une fois, pendant une heure. Ensuite, demandez-en un autre sur la page de connexion.',
    },
    invitation: {
      subject: 'Votre compte {appName} : choisissez un mot de passe',
      heading: 'Choisissez un mot de passe pour votre compte',
      created:
        'Un compte {appName} a été créé pour vous avec cette adresse. Choisissez un mot de passe pour l’utiliser.',
      button: 'Choisir un mot de passe',
      limits: {
        one: 'Le lien ne sert qu’une fois, pendant {count} jour. Si vous n’attendiez pas de compte, ignorez cet e-mail.',
        many: 'Le lien ne sert qu’une fois, pendant {count} de jours. Si vous n’attendiez pas de compte, ignorez cet e-mail.',
        other:
          'Le lien ne sert qu’une fois, pendant {count} jours. Si vous n’attendiez pas de compte, ignorez cet e-mail.',
      },
      expired: 'Le lien ne fonctionne plus ?',
      expiredLink: 'En demander un autre',
    },
    signUpAttempt: {
      subject: 'Vous avez déjà un compte {appName}',
      heading: 'Vous avez déjà un compte',
      tried: 'Quelqu’un (vous, espérons-le) a essayé d’utiliser cette adresse pour un autre compte.',
      button: 'Se connecter',
      unchanged: 'Rien n’a changé. Si ce n’était pas vous, ignorez cet e-mail.',
      forgotLink: 'Mot de passe oublié ?',
    },
    emailChangeNew: {
      subject: 'Confirmez votre nouvelle adresse e-mail pour {appName}',
      heading: 'Confirmez votre nouvelle adresse e-mail',
      asked: 'Cette adresse doit devenir celle d’un compte {appName}.',
      button: 'Confirmer la nouvelle adresse',
      limits: 'Le lien ne sert qu’une fois, pendant une heure. Si ce n’était pas vous, ignorez cet e-mail.',
    },
    emailChangeOld: {
      subject: 'L’adresse e-mail de votre compte {appName} va changer',
      heading: 'Votre adresse e-mail va changer',
      asked: 'Votre compte {appName} va recevoir une autre adresse à la place de celle-ci.',
      button: 'Autoriser le changement',
      wait: 'Sans votre accord, le changement attend trois jours. D’ici là, vous pouvez l’annuler dans votre compte.',
    },
    emailChanged: {
      subject: 'L’adresse e-mail de votre compte {appName} a été changée',
      heading: 'Votre adresse e-mail a été changée',
      changed:
        'Vous vous connectez maintenant à {appName} avec la nouvelle adresse. Les autres appareils ont été déconnectés.',
    },
    passwordChanged: {
      subject: 'Le mot de passe de votre compte {appName} a été changé',
      heading: 'Votre mot de passe a été changé',
      changed: 'Votre mot de passe a été changé, et les autres appareils ont été déconnectés.',
      cancelled: 'Le changement d’adresse e-mail qui était en cours est annulé.',
    },
    newDevice: {
      subject: 'Nouvelle connexion à {appName}',
      heading: 'Nouvelle connexion',
      used: 'Votre compte {appName} a été utilisé dans un navigateur que nous ne connaissions pas.',
    },
    passkeyAdded: {
      subject: 'Une clé d’accès pour {appName} a été ajoutée',
      heading: 'Une clé d’accès a été ajoutée',
      added:
        'Votre compte {appName} a une nouvelle clé d’accès. Toute personne qui la possède peut se connecter sans votre mot de passe.',
    },
    passkeyRemoved: {
      subject: 'Une clé d’accès pour {appName} a été supprimée',
      heading: 'Une clé d’accès a été supprimée',
      removed:
        'Une clé d’accès de votre compte {appName} a été supprimée. Elle ne permet plus de vous connecter.',
    },
    twoFactorOn: {
      subject: 'La double authentification pour {appName} est activée',
      heading: 'La double authentification est activée',
      setUp:
        'Une application d’authentification a été configurée pour votre compte {appName}. Une connexion demande maintenant aussi un de ses codes.',
      keepCodes:
        'Conservez les codes de secours en lieu sûr : sans l’application, eux seuls vous permettent d’entrer.',
    },
    twoFactorOff: {
      subject: 'La double authentification pour {appName} est désactivée',
      heading: 'La double authentification est désactivée',
      off: 'Votre compte {appName} ne demande plus de codes. Les codes de secours ne fonctionnent plus.',
    },
    backupCodesReplaced: {
      subject: 'Nouveaux codes de secours pour {appName}',
      heading: 'Nouveaux codes de secours',
      replaced:
        'De nouveaux codes de secours ont été créés pour votre compte {appName}. Les anciens ne fonctionnent plus.',
    },
    backupCodeUsed: {
      subject: 'Un code de secours a été utilisé pour {appName}',
      heading: 'Un code de secours a été utilisé',
      used: 'Un code de secours de votre compte {appName} a été utilisé à la place de votre application d’authentification.',
      noneLeft: 'C’était le dernier. Créez-en de nouveaux maintenant.',
      left: {
        one: 'Il reste {count} code de secours.',
        many: 'Il reste {count} de codes de secours.',
        other: 'Il reste {count} codes de secours.',
      },
      button: 'Créer de nouveaux codes de secours',
    },
    recovery: {
      subject: 'Retrouvez l’accès à votre compte {appName}',
      heading: 'Retrouvez l’accès à votre compte',
      given:
        'L’équipe qui gère {appName} va donner cette adresse à votre compte. Choisissez un nouveau mot de passe pour continuer.',
      button: 'Choisir un nouveau mot de passe',
      before:
        'Avant ce moment, l’adresse actuelle et tout appareil connecté permettent d’arrêter la demande.',
      beforeStolen: 'Avant ce moment, personne ne peut utiliser le compte.',
      notAsked: 'Vous n’avez rien demandé à l’équipe qui gère le site ? Alors ignorez cet e-mail.',
    },
    recoveryNotice: {
      subject: 'Votre compte {appName} va recevoir une autre adresse',
      heading: 'Votre compte va recevoir une autre adresse',
      asked:
        'L’équipe qui gère {appName} a reçu une demande : donner à votre compte une autre adresse et un nouveau mot de passe.',
      stop: 'Cette demande vient de vous ? Alors ne faites rien. Sinon, arrêtez-la : rien ne changera.',
      button: 'Arrêter la demande',
    },
    stolenNotice: {
      subject: 'Le vol de votre compte {appName} a été signalé',
      heading: 'Le vol de votre compte a été signalé',
      reported:
        'Quelqu’un a signalé à l’équipe qui gère {appName} le vol de votre compte. L’équipe a reçu une demande : lui donner une autre adresse et un nouveau mot de passe. D’ici là, personne ne peut utiliser le compte.',
      stop: 'Cette demande vient de vous ? Alors ne faites rien. Sinon, prévenez avant ce moment l’équipe qui gère le site : elle peut l’arrêter, et rien ne changera.',
      noLink:
        'Cet e-mail ne contient pas de lien pour arrêter la demande, car la personne qui a volé le compte peut le lire. Si votre adresse a été remplacée et que vous avez l’e-mail qui l’annonce, son lien « Ce n’était pas moi » vous rend le compte.',
    },
    stolenRecovered: {
      subject: 'Votre compte {appName} a maintenant une autre adresse',
      heading: 'Votre compte a maintenant une autre adresse',
      recovered:
        'Le vol de votre compte {appName} a été signalé. Avec l’aide de l’équipe qui gère le site, il a maintenant une autre adresse et un nouveau mot de passe. Tous les appareils ont été déconnectés.',
      notMe: 'Ce n’était pas vous ? Prévenez immédiatement l’équipe qui gère le site.',
    },
    factorResetNotice: {
      subject: 'Le second facteur de votre compte {appName} va être supprimé',
      heading: 'Votre second facteur va être supprimé',
      asked:
        'L’équipe qui gère {appName} a reçu une demande : supprimer l’application d’authentification et les codes de secours de votre compte.',
      askedWithPasskeys:
        'L’équipe qui gère {appName} a reçu une demande : supprimer l’application d’authentification, les codes de secours et toutes les clés d’accès de votre compte.',
      stop: 'Cette demande vient de vous ? Alors ne faites rien. Sinon, arrêtez-la : rien ne changera.',
      button: 'Arrêter la demande',
    },
    factorReset: {
      subject: 'Le second facteur de votre compte {appName} a été supprimé',
      heading: 'Votre second facteur a été supprimé',
      removed:
        'L’équipe qui gère {appName} a supprimé l’application d’authentification et les codes de secours de votre compte. Tous les appareils ont été déconnectés.',
      removedWithPasskeys:
        'L’équipe qui gère {appName} a supprimé l’application d’authentification, les codes de secours et toutes les clés d’accès de votre compte. Tous les appareils ont été déconnectés.',
      next: 'Connectez-vous avec votre mot de passe ou choisissez-en un nouveau par e-mail. Configurez ensuite de nouveau un second facteur.',
      button: 'Se connecter',
    },
    deletion: {
      subject: 'Votre compte {appName} va être supprimé',
      heading: 'Votre compte va être supprimé',
      deleted: 'Votre compte et tout ce qu’il contient seront supprimés le {instant}.',
      button: 'Conserver mon compte',
      signIn: 'D’ici là, vous pouvez aussi vous connecter et choisir « Annuler la suppression ».',
    },
    deletionCancelled: {
      subject: 'Votre compte {appName} est conservé',
      heading: 'Votre compte est conservé',
      cancelled: 'La suppression de votre compte a été annulée. Rien n’a été perdu.',
    },
    deleted: {
      subject: 'Votre compte {appName} a été supprimé',
      heading: 'Votre compte a été supprimé',
      deleted:
        'Votre compte {appName} et tout ce qu’il contenait ont été supprimés. C’est le dernier e-mail que nous vous envoyons.',
    },
    summary: {
      subject: 'Autres événements dans votre compte {appName}',
      heading: 'Autres événements dans votre compte',
      beyond:
        'Nous ne vous envoyons que quelques e-mails par heure. Voici ce qui s’est passé en plus de ce que nous vous avons écrit :',
      button: 'Voir votre activité',
      kinds: {
        newDevice: 'Nouvelles connexions',
        signUpAttempt: 'Inscriptions avec votre adresse',
        passwordChanged: 'Changements de mot de passe',
        passkeyAdded: 'Clés d’accès ajoutées',
        passkeyRemoved: 'Clés d’accès supprimées',
        twoFactorOn: 'Activations de la double authentification',
        twoFactorOff: 'Désactivations de la double authentification',
        backupCodesReplaced: 'Nouveaux codes de secours',
        backupCodeUsed: 'Utilisations d’un code de secours',
        emailChanged: 'Changements de votre adresse e-mail',
        factorReset: 'Suppressions du second facteur',
        deletion: 'Demandes de suppression du compte',
        deletionCancelled: 'Suppressions annulées',
        secured: 'Liens pour choisir un nouveau mot de passe',
        invitation: 'Invitations',
        otherEvents: 'Autres événements',
      },
    },
    testMail: {
      subject: 'E-mail de test {appName}',
      heading: 'Le serveur de messagerie fonctionne',
      sent: 'L’équipe qui gère {appName} a envoyé cet e-mail pour vérifier que les e-mails arrivent.',
    },
  },
});
