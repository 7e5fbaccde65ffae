import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': '名前を入力してください。',
      'Enter your email address.': 'メールアドレスを入力してください。',
      'Enter an email address like name@example.com.':
        'name@example.comのような形式でメールアドレスを入力してください。',
      'Enter a password.': 'パスワードを入力してください。',
      'Enter your password.': 'ご自分のパスワードを入力してください。',
      'Use printable characters only.': '表示可能な文字だけを使ってください。',
      'Remove line breaks and control characters.': '改行と制御文字を取り除いてください。',
      'Remove control characters.': '制御文字を取り除いてください。',
      'Choose a password that isn’t just your name.': '名前そのままではないパスワードを設定してください。',
      'Choose a password that isn’t just your email address.':
        'メールアドレスそのままではないパスワードを設定してください。',
      'Too many people use this password. Choose another one.':
        'このパスワードは多くの人に使われています。別のパスワードを設定してください。',
      'This is not your password.': 'パスワードが正しくありません。',
      'This is not the password of this account.': 'このアカウントのパスワードではありません。',
      'This is your address already.': 'すでにお使いのアドレスです。',

      'Enter a name.': '名称を入力してください。',
      'Enter the code.': 'コードを入力してください。',
      'Enter the 6 digits of the app.': 'アプリの6桁の数字を入力してください。',
      'Enter the 6 digits of the app, or a backup code.':
        'アプリの6桁の数字またはバックアップコードを入力してください。',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        'アプリの6桁の数字または10文字のバックアップコードを入力してください。',
      'Enter a backup code, not a code of the app.':
        'アプリのコードではなく、バックアップコードを入力してください。',
      'This code is not right, or it was used before.': 'このコードは間違っているか、使用済みです。',
      'This passkey did not prove that it is you. Try again.':
        'このパスキーでは本人確認ができませんでした。もう一度お試しください。',

      'The code has 8 letters and digits. Check it again.':
        'コードは8文字の英数字です。もう一度確認してください。',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        'コードは、リクエストしたブラウザでのみ使えます。メールのリンクをお使いください。',
      'This code has ended. Use the link of the mail, or ask for another.':
        'このコードは無効になりました。メールのリンクを使うか、新しいコードをリクエストしてください。',
      'That code is not right. You can try once more.': 'コードが間違っています。あと1回試せます。',

      'This link has expired or was used already.': 'このリンクは期限切れか、使用済みです。',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        'このリンクは途中で切れています。メールからもう一度開くか、全体をコピーしてください。',
      'The account has another address by now.': 'アカウントのメールアドレスはすでに変更されています。',
      'The account has another address by now. Use the link of the mail that told you so.':
        'アカウントのメールアドレスはすでに変更されています。変更をお知らせしたメールのリンクをお使いください。',
      'The account has another address by now. There is nothing to stop.':
        'アカウントのメールアドレスはすでに変更されています。中止するものはありません。',
      'The deletion was cancelled already: the account stays.':
        '削除はすでに取り消されています。アカウントは残ります。',
      'This address is confirmed already.': 'このアドレスはすでに確認済みです。',
      'It was stopped already.': 'すでに中止されています。',
      'It was stopped already, because the account was secured.':
        'アカウントが保護されたため、すでに中止されています。',
      'The account has a new address and a new password by now, with the help of the operator.':
        '運営者の支援により、アカウントのメールアドレスとパスワードはすでに新しくなっています。',
      'The operator was told that the account was stolen. Ask the operator.':
        'アカウントが盗まれたと運営者に報告されています。運営者にお問い合わせください。',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        'アカウントが盗まれたと報告されており、このアドレスでは取り戻せません。運営者にお問い合わせください。',
      'The password was changed after this link was sent.':
        'このリンクの送信後に、パスワードが変更されました。',
      'A new password was chosen by mail since, which signed out every device.':
        'その後、メールで新しいパスワードが設定され、すべてのデバイスがログアウトされました。',
      'The change was cancelled because the password was changed.':
        'パスワードが変更されたため、変更は取り消されました。',
      'The change was cancelled because the address so far was confirmed.':
        'これまでのアドレスが確認されたため、変更は取り消されました。',
      'The change was cancelled because the account was secured.':
        'アカウントが保護されたため、変更は取り消されました。',
      'The change was cancelled.': '変更は取り消されました。',
      'The address was changed already.': 'アドレスはすでに変更されています。',
      'Another change took its place. Use the links of the newest mails.':
        '別の変更に置き換わりました。最新のメールのリンクをお使いください。',
      'The account was secured. Choose a new password: that confirms the address too.':
        'アカウントは保護されました。新しいパスワードを設定してください。アドレスの確認も完了します。',
      'The account was secured. Use the link of the newest mail.':
        'アカウントは保護されました。最新のメールのリンクをお使いください。',
      'Another mail took its place. Use the link of the newest mail.':
        '別のメールに置き換わりました。最新のメールのリンクをお使いください。',
      'The recovery was stopped. Ask the operator.': '復旧は中止されました。運営者にお問い合わせください。',
      'The second factor is removed already.': '2つ目の認証方法はすでに削除されています。',
      'Another account has this address by now. Ask the operator.':
        'このアドレスは、すでに別のアカウントで使われています。運営者にお問い合わせください。',

      'Write some text.': 'テキストを入力してください。',
      'Choose a time zone.': 'タイムゾーンを選択してください。',
      'Choose a time zone such as Europe/Paris.': 'Europe/Parisなどのタイムゾーンを選択してください。',
      'Choose a language.': '言語を選択してください。',
      'Use a language tag such as en or pt-BR.': 'enやpt-BRなどの言語タグを使ってください。',
      'Choose a level from 1 to 5.': '1から5のレベルを選択してください。',
      'Choose from the listed options.': '表示されている選択肢から選んでください。',
    },
    patterns: {
      'Use at least {count} characters.': { other: '{count}文字以上で入力してください。' },
      'Use at most {count} characters.': { other: '{count}文字以内で入力してください。' },
      'A code of the app has 6 digits. This one has {count}.': {
        other: 'アプリのコードは6桁です。入力されたコードは{count}桁です。',
      },
      'Choose a password that isn’t just the name of {appName}.':
        '{appName}の名前そのままではないパスワードを設定してください。',
      'That code is not right. You can try {count} more times.': {
        other: 'コードが間違っています。あと{count}回試せます。',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        'このリンクは{instant}から使えます。それまでは、誰もアカウントを使えません。',
      'This link works from {instant}. Until then the address so far can stop it.':
        'このリンクは{instant}から使えます。それまでは、これまでのアドレスから中止できます。',
    },
  },

  fieldTexts: {
    'About you': '自己紹介',
    'A few words about yourself.': 'ご自身について簡単に書いてください。',
    'Time zone': 'タイムゾーン',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      '日時を表示するアプリで使います。先頭はこのデバイスのものです。Parisのように都市名でも入力できます。',
    Language: '言語',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      '複数の言語に対応するアプリで使います。選択するか、pt-BRのようなタグを入力してください。',
    'so that lessons fit you': 'レッスンをあなたに合わせるため',
    'Software background': 'ソフトウェアの経験',
    'What have you worked with? Choose any.': '使ったことがあるものは？　いくつでも選べます。',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': '言語モデル',
    'Hardware access': '使えるハードウェア',
    'What can you get your hands on? Choose any.': '使えるものは？　いくつでも選べます。',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': 'Unitreeのロボット',
    'Experience level': '経験レベル',
    'How much have you done with robots so far?': 'これまでにロボットをどのくらい扱いましたか？',
    'New to it': '未経験',
    Beginner: '初級',
    Intermediate: '中級',
    Advanced: '上級',
    Expert: 'エキスパート',
  },

  roles: {
    teacher: '講師',
    moderator: 'モデレーター',
  },
});
