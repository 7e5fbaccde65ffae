import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Saisissez votre nom.',
      'Enter your email address.': 'Saisissez votre adresse e-mail.',
      'Enter an email address like name@example.com.': 'Saisissez une adresse e-mail comme nom@example.com.',
      'Enter a password.': 'Saisissez un mot de passe.',
      'Enter your password.': 'Saisissez votre mot de passe.',
      'Use printable characters only.': 'Utilisez uniquement des caractères imprimables.',
      'Remove line breaks and control characters.':
        'Supprimez les sauts de ligne et les caractères de contrôle.',
      'Remove control characters.': 'Supprimez les caractères de contrôle.',
      'Choose a password that isn’t just your name.':
        'Choisissez un mot de passe qui ne soit pas seulement votre nom.',
      'Choose a password that isn’t just your email address.':
        'Choisissez un mot de passe qui ne soit pas seulement votre adresse e-mail.',
      'Too many people use this password. Choose another one.':
        'Trop de personnes utilisent ce mot de passe. Choisissez-en un autre.',
      'This is not your password.': 'Ce n’est pas votre mot de passe.',
      'This is not the password of this account.': 'Ce n’est pas le mot de passe de ce compte.',
      'This is your address already.': 'C’est déjà votre adresse.',
      'Enter a name.': 'Saisissez un nom.',
      'Enter the code.': 'Saisissez le code.',
      'Enter the 6 digits of the app.': 'Saisissez les 6 chiffres de l’application.',
      'Enter the 6 digits of the app, or a backup code.':
        'Saisissez les 6 chiffres de l’application ou un code de secours.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Saisissez les 6 chiffres de l’application ou un code de secours de 10 caractères.',
      'Enter a backup code, not a code of the app.':
        'Saisissez un code de secours, pas un code de l’application.',
      'This code is not right, or it was used before.': 'Ce code est incorrect ou a déjà servi.',
      'This passkey did not prove that it is you. Try again.':
        'Cette clé d’accès n’a pas prouvé votre identité. Réessayez.',
      'The code has 8 letters and digits. Check it again.':
        'Le code comporte 8 lettres et chiffres. Vérifiez-le.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Un code ne fonctionne que dans le navigateur qui l’a demandé. Utilisez le lien de l’e-mail.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Ce code n’est plus valable. Utilisez le lien de l’e-mail ou demandez un autre code.',
      'That code is not right. You can try once more.':
        'Ce code est incorrect. Vous pouvez essayer encore une fois.',
      'This link has expired or was used already.': 'Ce lien a expiré ou a déjà servi.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Ce lien est incomplet. Ouvrez-le à nouveau depuis l’e-mail ou copiez-le en entier.',
      'The account has another address by now.': 'Le compte a maintenant une autre adresse.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'Le compte a maintenant une autre adresse. Utilisez le lien de l’e-mail qui vous l’a annoncé.',
      'The account has another address by now. There is nothing to stop.':
        'Le compte a maintenant une autre adresse. Il n’y a rien à arrêter.',
      'The deletion was cancelled already: the account stays.':
        'La suppression a déjà été annulée : le compte est conservé.',
      'This address is confirmed already.': 'Cette adresse est déjà confirmée.',
      'It was stopped already.': 'La demande a déjà été arrêtée.',
      'It was stopped already, because the account was secured.':
        'La demande a déjà été arrêtée, car le compte a été sécurisé.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'Le compte a maintenant une nouvelle adresse et un nouveau mot de passe, avec l’aide de l’équipe qui gère ce site.',
      'The operator was told that the account was stolen. Ask the operator.':
        'Le vol du compte a été signalé. Contactez l’équipe qui gère ce site.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'Le vol du compte a été signalé, et cette adresse ne permet pas de le récupérer. Contactez l’équipe qui gère ce site.',
      'The password was changed after this link was sent.':
        'Le mot de passe a été changé après l’envoi de ce lien.',
      'A new password was chosen by mail since, which signed out every device.':
        'Un nouveau mot de passe a depuis été choisi par e-mail, ce qui a déconnecté tous les appareils.',
      'The change was cancelled because the password was changed.':
        'Le changement a été annulé, car le mot de passe a été changé.',
      'The change was cancelled because the address so far was confirmed.':
        'Le changement a été annulé, car l’adresse actuelle a été confirmée.',
      'The change was cancelled because the account was secured.':
        'Le changement a été annulé, car le compte a été sécurisé.',
      'The change was cancelled.': 'Le changement a été annulé.',
      'The address was changed already.': 'L’adresse a déjà été changée.',
      'Another change took its place. Use the links of the newest mails.':
        'Un autre changement l’a remplacé. Utilisez les liens des e-mails les plus récents.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'Le compte a été sécurisé. Choisissez un nouveau mot de passe : cela confirme aussi l’adresse.',
      'The account was secured. Use the link of the newest mail.':
        'Le compte a été sécurisé. Utilisez le lien de l’e-mail le plus récent.',
      'Another mail took its place. Use the link of the newest mail.':
        'Un autre e-mail l’a remplacé. Utilisez le lien de l’e-mail le plus récent.',
      'The recovery was stopped. Ask the operator.':
        'La récupération a été arrêtée. Contactez l’équipe qui gère ce site.',
      'The second factor is removed already.': 'Le second facteur est déjà supprimé.',
      'Another account has this address by now. Ask the operator.':
        'Un autre compte utilise maintenant cette adresse. Contactez l’équipe qui gère ce site.',
      'Write some text.': 'Écrivez quelque chose.',
      'Choose a time zone.': 'Choisissez un fuseau horaire.',
      'Choose a time zone such as Europe/Paris.': 'Choisissez un fuseau horaire comme Europe/Paris.',
      'Choose a language.': 'Choisissez une langue.',
      'Use a language tag such as en or pt-BR.': 'Utilisez un code de langue comme en ou pt-BR.',
      'Choose a level from 1 to 5.': 'Choisissez un niveau de 1 à 5.',
      'Choose from the listed options.': 'Choisissez parmi les options de la liste.',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'Utilisez au moins {count} caractère.',
        many: 'Utilisez au moins {count} de caractères.',
        other: 'Utilisez au moins {count} caractères.',
      },
      'Use at most {count} characters.': {
        one: 'Utilisez au maximum {count} caractère.',
        many: 'Utilisez au maximum {count} de caractères.',
        other: 'Utilisez au maximum {count} caractères.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'Un code de l’application a 6 chiffres. Celui-ci en a {count}.',
        many: 'Un code de l’application a 6 chiffres. Celui-ci en a {count}.',
        other: 'Un code de l’application a 6 chiffres. Celui-ci en a {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Choisissez un mot de passe qui ne soit pas seulement le nom {appName}.',
      'That code is not right. You can try {count} more times.': {
        one: 'Ce code est incorrect. Vous pouvez essayer encore {count} fois.',
        many: 'Ce code est incorrect. Vous pouvez essayer encore {count} de fois.',
        other: 'Ce code est incorrect. Vous pouvez essayer encore {count} fois.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Ce lien fonctionne à partir du {instant}. D’ici là, personne ne peut utiliser le compte.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Ce lien fonctionne à partir du {instant}. D’ici là, l’adresse actuelle permet d’arrêter la demande.',
    },
  },

  fieldTexts: {
    'About you': 'À propos de vous',
    'A few words about yourself.': 'Quelques mots sur vous.',
    'Time zone': 'Fuseau horaire',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Pour les applications qui affichent des dates. Celui de cet appareil est le premier ; ou saisissez une ville, comme Paris.',
    Language: 'Langue',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Pour les applications en plusieurs langues. Choisissez-en une ou saisissez son code, comme pt-BR.',
    'so that lessons fit you': 'pour adapter les leçons à vos besoins',
    'Software background': 'Expérience logicielle',
    'What have you worked with? Choose any.': 'Avec quoi avez-vous travaillé ? Plusieurs choix possibles.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Modèles de langage',
    'Hardware access': 'Accès au matériel',
    'What can you get your hands on? Choose any.':
      'De quoi pouvez-vous disposer ? Plusieurs choix possibles.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Robot Unitree',
    'Experience level': 'Niveau d’expérience',
    'How much have you done with robots so far?': 'Quelle est votre expérience des robots ?',
    'New to it': 'Sans expérience',
    Beginner: 'Débutant',
    Intermediate: 'Intermédiaire',
    Advanced: 'Avancé',
    Expert: 'Expert',
  },

  roles: {
    teacher: 'Enseignement',
    moderator: 'Modération',
  },
});
