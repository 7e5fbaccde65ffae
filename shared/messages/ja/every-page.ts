import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: 'リクエストID',
    tryAgain: '再試行',
    loading: '読み込み中…',
    justNow: 'たった今',
    show: '<hidden>パスワードを</hidden>表示',
    hide: '<hidden>パスワードを</hidden>非表示',
    countOf: '{count}/{limit}',
    signOut: 'ログアウト',
    result: '結果',
    sendAgain: '再送信',
    sendAgainIn: '再送信まで{seconds}秒',
    nowAgain: 'もう一度お試しいただけます。',
    language: '言語',
    languageNotChanged: '言語は変更されませんでした。',
    theme: 'テーマ',
    themes: {
      system: 'デバイスと同じ',
      light: 'ライト',
      dark: 'ダーク',
    },
    both: '{first}{second}',
    unsaved: {
      title: '保存せずに移動しますか？',
      consequence: 'このページで変更した内容は失われます。',
      leave: '保存せずに移動',
      keep: '編集を続ける',
    },
  },

  errors: {
    unexpected: 'サービス側で問題が発生しました。もう一度お試しください。',
    sentences: {
      invalid_input: '正しくない項目があります。入力内容を確認して、もう一度お試しください。',
      unauthenticated: 'ログアウトされました。もう一度ログインしてください。',
      forbidden: 'このリクエストは拒否されました。このサイトの運営者にお問い合わせください。',
      account_disabled: 'このアカウントは無効になっています。このサイトの運営者にお問い合わせください。',
      untrusted_origin: 'このウェブアドレスからはログインできません。',
      not_found: 'この項目はすでに存在しません。ページを再読み込みしてください。',
      payload_too_large: '入力が長すぎます。短くして、もう一度お試しください。',
      step_up_required: '続けるには本人確認が必要です。',
      step_up_declined: '本人確認が行われなかったため、何も変更されていません。',
      wrong_password: '現在のパスワードと一致しません。',
      wrong_code: 'このコードは間違っているか、使用済みです。次のコードをお待ちください。',
      wrong_credentials:
        'メールアドレスまたはパスワードが間違っています。両方を確認するか、新しいパスワードを設定してください。',
      person_changed: 'このブラウザで別の人がログインしました。何も保存されていません。',
      email_taken: 'このメールアドレスのアカウントはすでにあります。ログインしてください。',
      cookie_refused:
        'ブラウザがログイン情報を保存しませんでした。Cookieを許可して、もう一度お試しください。',
      email_not_verified:
        '先にメールアドレスを確認してください。お送りしたメールのリンクを開くと確認できます。',
      link_unusable: 'このリンクは期限切れか、使用済みです。新しいリンクをリクエストしてください。',
      conflict: 'この内容は別の場所で変更されました。再読み込みして、もう一度お試しください。',
      sign_up_closed: 'ここでは新しいアカウントを作成できません。このサイトの運営者にお問い合わせください。',
    },
    unavailable: '現在、{appName}に接続できません。しばらくしてからもう一度お試しください。',
    unreachable: '{appName}に接続できません。インターネット接続を確認して、もう一度お試しください。',
    offline: 'オフラインです。インターネットに接続して、もう一度お試しください。',
    tooManyAttempts: '試行回数が多すぎます。{wait}後にもう一度お試しください。',
  },

  fields: {
    name: '名前',
    email: 'メールアドレス',
    password: 'パスワード',
  },

  device: {
    thisDevice: 'このデバイス',
    unknownDevice: '不明なデバイス',
    browserOn: '{browser}（{os}）',
  },

  root: {
    skipToContent: '本文へ移動',
    notFound: {
      title: 'ページが見つかりません',
      intro: 'このアドレスには何もありません。移動した可能性があります。',
      goOn: 'アカウントへ移動',
    },
    notOpened: 'このページを開けませんでした',
    triesAgain: 'このページは自動的に再試行し、可能になりしだい開きます。',
    notReached: '{appName}に接続できません',
    offline: 'オフラインです',
  },

  frame: {
    navigation: 'アカウント',
    pages: {
      overview: '概要',
      profile: 'プロフィール',
      security: 'セキュリティ',
      devices: 'デバイス',
      activity: 'アクティビティ',
      data: 'データ管理',
    },
    backArrow: '← ',
    backTo: '{appName}に戻る',
    signedInAs: '{email}としてログイン中',
    signOut: 'ログアウト',
    accountStays: 'アカウントはそのまま残ります。失われたものはありません。',
    stillSignedIn: '引き続きログインしています。',
    otherPerson: 'このブラウザで別のログインがあり、切り替わりました。現在{email}としてログインしています。',
  },

  profileFields: {
    notSaid: '未回答',
    assumed: '{value}（このブラウザの設定）',
    clear: 'クリア',
  },

  stepUp: {
    title: '本人確認',
    titles: {
      'account.changeEmail': 'メールアドレスを変更するための本人確認',
      'account.export': 'データをダウンロードするための本人確認',
      'account.requestDeletion': 'アカウントを削除するための本人確認',
      changePassword: 'パスワードを変更するための本人確認',
      passkeyRegisterOptions: 'パスキーを追加するための本人確認',
      removePasskey: 'パスキーを削除するための本人確認',
      enableTwoFactor: '2段階認証を設定するための本人確認',
      disableTwoFactor: '2段階認証をオフにするための本人確認',
      newBackupCodes: '新しいバックアップコードを作成するための本人確認',
    },
    notAgain: '以後10分間は、再度の確認は不要です。',
    cancel: 'キャンセル',
    confirm: '確認',
    passkey: {
      intro: 'パスキー（指紋、顔、PIN、セキュリティキー）を使用してください。',
      submit: 'パスキーを使用',
      instead: '代わりにパスキーを使用',
    },
    code: {
      intro: '認証アプリに今表示されているコードを入力してください。',
      field: {
        label: 'コード',
        hint: '6桁の数字',
      },
      instead: 'アプリのコードを使用',
    },
    backup: {
      intro: '保管してあるバックアップコードを1つ入力してください。各コードは1回だけ使えます。',
      field: {
        label: 'バックアップコード',
        hint: '10文字の英数字',
      },
      instead: 'バックアップコードを使用',
    },
    password: {
      intro: '続けるにはパスワードを入力してください。',
      instead: 'パスワードを使用',
    },
    trust: {
      label: 'このブラウザを30日間信頼する',
      hint: 'その間はコードが不要になります。自分だけが使うデバイスでのみ選択してください。',
    },
  },

  passkeys: {
    noneUsed: 'パスキーは使用されませんでした。もう一度試すか、別の方法をお使いください。',
    noneCreated: 'パスキーは作成されませんでした。準備ができたら、もう一度お試しください。',
    exists: 'このデバイスまたはキーには、このアカウントのパスキーがすでにあります。',
    unsupported:
      'このデバイスでは、ここでパスキーを使用できません。別のデバイスかセキュリティキーをお試しください。',
    unverified: '先に、このデバイスで画面ロックまたはPINを設定してください。',
    wrongAddress:
      'このウェブアドレスではパスキーを使用できません。このサイトの運営者にお問い合わせください。',
    failed: 'パスキーから応答がありませんでした。もう一度試すか、別のパスキーをお使いください。',
    refused: 'このパスキーはここでは使えませんでした。もう一度試すか、別の方法をお使いください。',
  },

  newPassword: {
    hint: '{minLength}文字以上。関連のない単語をいくつか並べるのがおすすめです。',
    strengths: {
      short: 'まだ短すぎます。',
      personal: '名前やメールアドレスに似すぎています。別の種類の単語を加えてください。',
      weak: '推測されやすい：単語をもう1つ加えてください。',
      fair: '普通：単語をもう1つ加えると強くなります。',
      strong: '強い：推測されにくいパスワードです。',
    },
  },

  emailChange: {
    cancelsChange: 'これにより、{email}へのメールアドレスの変更は取り消されます。',
    cancelledChange: '{email}へのメールアドレスの変更は取り消されました。',
  },

  page: {
    noScript: 'ログインにはJavaScriptが必要です。このサイトで有効にして、ページを再読み込みしてください。',
    incomplete:
      'このページは完全に読み込まれませんでした。インターネット接続を確認して、再読み込みしてください。',
  },
});
