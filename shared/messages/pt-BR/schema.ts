import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': 'Digite seu nome.',
      'Enter your email address.': 'Digite seu e-mail.',
      'Enter an email address like name@example.com.': 'Digite um e-mail como nome@example.com.',
      'Enter a password.': 'Digite uma senha.',
      'Enter your password.': 'Digite sua senha.',
      'Use printable characters only.': 'Use apenas caracteres imprimíveis.',
      'Remove line breaks and control characters.': 'Remova quebras de linha e caracteres de controle.',
      'Remove control characters.': 'Remova os caracteres de controle.',
      'Choose a password that isn’t just your name.': 'Escolha uma senha que não seja apenas seu nome.',
      'Choose a password that isn’t just your email address.':
        'Escolha uma senha que não seja apenas seu e-mail.',
      'Too many people use this password. Choose another one.':
        'Muitas pessoas usam esta senha. Escolha outra.',
      'This is not your password.': 'Esta não é sua senha.',
      'This is not the password of this account.': 'Esta não é a senha desta conta.',
      'This is your address already.': 'Este já é seu endereço.',
      'Enter a name.': 'Digite um nome.',
      'Enter the code.': 'Digite o código.',
      'Enter the 6 digits of the app.': 'Digite os 6 dígitos do app.',
      'Enter the 6 digits of the app, or a backup code.':
        'Digite os 6 dígitos do app ou um código de backup.',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'Digite os 6 dígitos do app ou um código de backup de 10 caracteres.',
      'Enter a backup code, not a code of the app.': 'Digite um código de backup, não um código do app.',
      'This code is not right, or it was used before.': 'Este código está errado ou já foi usado.',
      'This passkey did not prove that it is you. Try again.':
        'Esta chave de acesso não comprovou que é você. Tente de novo.',
      'The code has 8 letters and digits. Check it again.':
        'O código tem 8 letras e dígitos. Confira de novo.',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'Um código só funciona no navegador em que foi pedido. Use o link do e-mail.',
      'This code has ended. Use the link of the mail, or ask for another.':
        'Este código não vale mais. Use o link do e-mail ou peça outro.',
      'That code is not right. You can try once more.':
        'Esse código está errado. Você pode tentar mais uma vez.',
      'This link has expired or was used already.': 'Este link expirou ou já foi usado.',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'Este link está incompleto. Abra-o mais uma vez a partir do e-mail ou copie-o inteiro.',
      'The account has another address by now.': 'A conta já tem outro endereço.',
      'The account has another address by now. Use the link of the mail that told you so.':
        'A conta já tem outro endereço. Use o link do e-mail que informou isso.',
      'The account has another address by now. There is nothing to stop.':
        'A conta já tem outro endereço. Não há nada a interromper.',
      'The deletion was cancelled already: the account stays.':
        'A exclusão já foi cancelada: a conta foi mantida.',
      'This address is confirmed already.': 'Este endereço já está confirmado.',
      'It was stopped already.': 'O pedido já foi interrompido.',
      'It was stopped already, because the account was secured.':
        'O pedido já foi interrompido, porque a conta foi protegida.',
      'The account has a new address and a new password by now, with the help of the operator.':
        'A conta já tem um novo endereço e uma senha nova, com a ajuda de quem administra este site.',
      'The operator was told that the account was stolen. Ask the operator.':
        'O roubo da conta foi comunicado. Fale com quem administra este site.',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'O roubo da conta foi comunicado, e este endereço não permite recuperá-la. Fale com quem administra este site.',
      'The password was changed after this link was sent.':
        'A senha foi alterada depois do envio deste link.',
      'A new password was chosen by mail since, which signed out every device.':
        'Desde então, uma senha nova foi escolhida por e-mail, o que desconectou todos os dispositivos.',
      'The change was cancelled because the password was changed.':
        'A alteração foi cancelada porque a senha foi alterada.',
      'The change was cancelled because the address so far was confirmed.':
        'A alteração foi cancelada porque o endereço atual foi confirmado.',
      'The change was cancelled because the account was secured.':
        'A alteração foi cancelada porque a conta foi protegida.',
      'The change was cancelled.': 'A alteração foi cancelada.',
      'The address was changed already.': 'O endereço já foi alterado.',
      'Another change took its place. Use the links of the newest mails.':
        'Outra alteração substituiu esta. Use os links dos e-mails mais recentes.',
      'The account was secured. Choose a new password: that confirms the address too.':
        'A conta foi protegida. Escolha uma senha nova: isso também confirma o endereço.',
      'The account was secured. Use the link of the newest mail.':
        'A conta foi protegida. Use o link do e-mail mais recente.',
      'Another mail took its place. Use the link of the newest mail.':
        'Outro e-mail substituiu este. Use o link do e-mail mais recente.',
      'The recovery was stopped. Ask the operator.':
        'A recuperação foi interrompida. Fale com quem administra este site.',
      'The second factor is removed already.': 'O segundo fator já foi removido.',
      'Another account has this address by now. Ask the operator.':
        'Agora outra conta usa este endereço. Fale com quem administra este site.',
      'Write some text.': 'Escreva algum texto.',
      'Choose a time zone.': 'Escolha um fuso horário.',
      'Choose a time zone such as Europe/Paris.': 'Escolha um fuso horário como Europe/Paris.',
      'Choose a language.': 'Escolha um idioma.',
      'Use a language tag such as en or pt-BR.': 'Use um código de idioma como en ou pt-BR.',
      'Choose a level from 1 to 5.': 'Escolha um nível de 1 a 5.',
      'Choose from the listed options.': 'Escolha entre as opções da lista.',
    },
    patterns: {
      'Use at least {count} characters.': {
        one: 'Use pelo menos {count} caractere.',
        many: 'Use pelo menos {count} de caracteres.',
        other: 'Use pelo menos {count} caracteres.',
      },
      'Use at most {count} characters.': {
        one: 'Use no máximo {count} caractere.',
        many: 'Use no máximo {count} de caracteres.',
        other: 'Use no máximo {count} caracteres.',
      },
      'A code of the app has 6 digits. This one has {count}.': {
        one: 'Um código do app tem 6 dígitos. Este tem {count}.',
        many: 'Um código do app tem 6 dígitos. Este tem {count}.',
        other: 'Um código do app tem 6 dígitos. Este tem {count}.',
      },
      'Choose a password that isn’t just the name of {appName}.':
        'Escolha uma senha que não seja apenas o nome de {appName}.',
      'That code is not right. You can try {count} more times.': {
        one: 'Esse código está errado. Você pode tentar mais {count} vez.',
        many: 'Esse código está errado. Você pode tentar mais {count} de vezes.',
        other: 'Esse código está errado. Você pode tentar mais {count} vezes.',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'Este link funciona a partir de {instant}. Até lá, ninguém pode usar a conta.',
      'This link works from {instant}. Until then the address so far can stop it.':
        'Este link funciona a partir de {instant}. Até lá, o endereço atual pode interromper o pedido.',
    },
  },

  fieldTexts: {
    'About you': 'Sobre você',
    'A few words about yourself.': 'Algumas palavras sobre você.',
    'Time zone': 'Fuso horário',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      'Para apps que mostram datas a você. O deste dispositivo vem primeiro; ou digite uma cidade, como Paris.',
    Language: 'Idioma',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      'Para apps em mais de um idioma. Escolha um ou digite o código dele, como pt-BR.',
    'so that lessons fit you': 'para adaptar as aulas a você',
    'Software background': 'Experiência com software',
    'What have you worked with? Choose any.': 'Com o que você já trabalhou? Escolha o que se aplica.',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': 'Modelos de linguagem',
    'Hardware access': 'Acesso a hardware',
    'What can you get your hands on? Choose any.': 'O que você tem à disposição? Escolha o que se aplica.',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Robô Unitree',
    'Experience level': 'Nível de experiência',
    'How much have you done with robots so far?': 'Quanto você já trabalhou com robôs?',
    'New to it': 'Sem experiência',
    Beginner: 'Iniciante',
    Intermediate: 'Intermediário',
    Advanced: 'Avançado',
    Expert: 'Especialista',
  },

  roles: {
    teacher: 'Docente',
    moderator: 'Moderação',
  },
});
