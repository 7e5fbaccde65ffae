import { translate } from '../../words/translate.ts';
import type en from '../en/account.ts';

export default translate<typeof en>()({
  overview: {
    title: '概要',
    inOrder: '問題はありません。',
    summary: { other: '対応が必要な項目が{count}件あります。' },
    leftToDo: '要対応：',
    confirmed: {
      text: 'メールアドレスは確認済みです。',
      step: 'メールアドレスを変更',
    },
    unconfirmed: {
      text: 'メールアドレスはまだ確認されていません。',
      step: '確認する',
    },
    pendingEmail: {
      waiting: 'メールアドレスは{email}に変更される予定です。リンクで確認してください。有効期限は{end}です。',
      confirmed: 'メールアドレスは遅くとも{end}には{email}に変わります。',
      step: '変更を表示',
    },
    pendingDeletion: {
      text: 'アカウントは{time}に削除されます。',
      step: '削除の状況を表示',
    },
    answered: {
      text: 'ご経験についての質問は回答済みです。',
      step: 'プロフィールを編集',
    },
    unanswered: {
      text: 'ご経験についての質問にまだ回答していません。',
      step: '回答する',
    },
    password: {
      text: 'パスワードを設定したのは{time}です。',
      step: 'パスワードを変更',
    },
    twoFactor: {
      on: {
        text: { other: '2段階認証はオンです。バックアップコードは残り{count}個です。' },
        step: '2段階認証を表示',
      },
      few: {
        none: 'バックアップコードが残っていません。スマートフォンがないとログインできなくなります。',
        text: { other: 'バックアップコードは残り{count}個だけです。' },
        step: '新しいコードを作成',
      },
      off: {
        text: '2段階認証はオフです。パスワードだけでログインできます。',
        step: 'オンにする',
      },
      encouraged: {
        text: '2段階認証はオフです。{appName}では使用をおすすめしています。',
        step: 'オンにする',
      },
    },
    passkeys: {
      none: {
        text: 'パスキーがありません。パスキーがあれば、指紋、顔、PINでログインできます。',
        step: 'パスキーを追加',
      },
      some: {
        text: { other: '{count}個のパスキーでログインできます。' },
        step: 'パスキーを表示',
      },
      only: {
        text: 'ログイン方法はパスキー1個だけです。それがないと、メールでしかログインできません。',
        step: 'もう1つ追加',
      },
    },
    trustedBrowsers: {
      text: { other: '{count}個のブラウザではコードが不要です。' },
      step: '信頼できるブラウザを表示',
    },
    devices: {
      onlyThis: 'ログイン中なのはこのデバイスだけです。',
      text: { other: '{count}台のデバイスがログイン中です。' },
      see: 'デバイスを表示',
      lost: '紛失したデバイスをログアウト',
    },
    lastSignIn: {
      other: 'ほかの場所での最後のログインは{time}です（{device}）。',
      otherAt: 'ほかの場所での最後のログインは{time}です（{device}、{place}）。',
      only: '最後のログインは{time}です。ほかの場所でのログインはありません。',
      step: 'アクティビティを表示',
    },
  },

  profile: {
    title: 'プロフィール',
    account: {
      title: 'アカウント',
      intro: '名前と、ログインに使うメールアドレスです。',
    },
    changeEmail: 'メールアドレスを変更',
    details: {
      title: '詳細',
      intro: 'すべて任意です。',
    },
    background: {
      title: 'ご経験',
      intro: '{why}、{appName}からお聞きしています。すべて任意です。',
    },
    save: '保存',
    saved: '保存しました。',
    onlyNameSaved: '名前は保存されましたが、ほかの項目は保存されませんでした。',
  },

  picture: {
    title: '写真',
    intro: 'このサイトと、このアカウントで使うアプリで、名前の横に表示されます。',
    choose: '写真を選択',
    formats: 'PNG、JPEG、WebPに対応しています。<mouse>ファイルをここにドロップすることもできます。</mouse>',
    remove: {
      action: '写真を削除',
      keep: '写真を残す',
      title: '写真を削除しますか？',
      consequence: '写真は削除され、代わりに名前の最初の文字が表示されます。',
    },
    saved: '写真を保存しました。',
    removed: '写真を削除しました。',
    unreadable: 'このファイルはブラウザで画像として開けません。PNG、JPEG、WebPのファイルを選んでください。',
    refused: 'この画像は読み取れません。別のPNG、JPEG、WebPのファイルを選んでください。',
    crop: {
      title: '写真を切り抜く',
      intro: 'ドラッグするか、矢印キーで動かしてください。写真の位置情報は削除されます。',
      area: '写真の表示される部分',
      zoom: 'ズーム',
      cancel: 'キャンセル',
      save: '写真を保存',
    },
  },

  devices: {
    title: 'デバイス',
    list: 'デバイス',
    section: {
      title: 'ログイン中のデバイス',
      intro: '紛失したデバイスはログアウトしてください。次に使うときにログインが必要になります。',
    },
    introWithPlaces:
      '紛失したデバイスはログアウトしてください。次に使うときにログインが必要になります。場所はおおよそのものです。',
    activeNow: '現在アクティブ',
    active: '最後の利用：{time}',
    signedIn: {
      password: 'パスワードでログイン（{time}）',
      passkey: 'パスキーでログイン（{time}）',
      sign_up: 'アカウントの作成時にログイン（{time}）',
    },
    confirmedBy: {
      passkey: '{signedIn}、パスキーで確認済み',
      code: '{signedIn}、コードで確認済み',
    },
    signsOut: '{time}に自動的にログアウト',
    onlyThisDevice: 'ログイン中なのはこのデバイスだけです。<link>アカウントのアクティビティを表示</link>',
    signOut: 'ログアウト',
    signOutOf: '{device}をログアウト',
    confirm: {
      question: '{device}をログアウトしますか？',
      consequence: '再び使うには、もう一度ログインする必要があります。',
      action: 'ログアウト',
      keep: 'ログインしたままにする',
    },
    sites: {
      title: '次のサイトにもログイン中',
      of: '{device}がログインしているサイト',
      signOutOf: '{device}を{site}からログアウト',
      used: '利用：{time}',
      confirm: {
        question: '{site}からログアウトしますか？',
        consequence: 'デバイスはログインしたままです。パスワードなしでそのサイトに戻れます。',
        action: 'ログアウト',
        keep: 'ログインしたままにする',
      },
      wasSignedOut: '{device}を{site}からログアウトしました。',
      notSignedOut: '{device}を{site}からログアウトできませんでした。',
    },
    unknown: '見覚えがありませんか？',
    unknownOf: '見覚えがありませんか？　{device}',
    signOutOthers: {
      count: { other: 'ほかに{count}台のデバイスがログイン中です。' },
      action: 'ほかのデバイスをログアウト',
      keep: 'ログインしたままにする',
      title: { other: 'ほかの{count}台のデバイスをログアウトしますか？' },
      consequence: '再び使うには、もう一度ログインする必要があります。このデバイスはログインしたままです。',
      done: { other: 'ほかの{count}台のデバイスをログアウトしました。' },
      failed: 'どのデバイスもログアウトされませんでした。',
    },
    kinds: {
      desktop: 'パソコン',
      mobile: 'スマートフォン',
      tablet: 'タブレット',
      bot: 'プログラム',
      other: '',
    },
    savedPassword: 'そのデバイスにパスワードを保存していますか？　<link>今すぐ変更</link>',
    result: '結果',
    wasSignedOut: '{device}をログアウトしました。',
    notSignedOut: '{device}をログアウトできませんでした。',
  },

  activity: {
    title: 'アクティビティ',
    intro:
      '心当たりのないものがありますか？　<link>アカウントを保護</link>してください。2つの手順で完了します。',
    today: '今日',
    yesterday: '昨日',
    attempts: {
      sign_in: { other: 'ログインの失敗が{count}回' },
      step_up: { other: '本人確認の失敗が{count}回' },
      second_factor: { other: '正しいパスワードの後のコードの間違いが{count}回' },
    },
    times: { other: '{count}回' },
    timesOf: '{sentence}：{times}',
    timesFrom: { other: '{times}（{count}個のIPアドレスから）' },
    latestAt: '最新：{time}',
    nothing: 'この種類のアクティビティはまだありません。',
    nothingAtAll: '過去400日間のアクティビティはありません。',
    showAll: 'すべて表示',
    notMe: '心当たりがない',
    notMeOf: '心当たりがない：{sentence}、{device}',
    showOlder: '以前のものを表示',
    filter: {
      label: '表示',
      all: 'すべて',
      signIns: 'ログインとログアウト',
      password: 'パスワード',
      secondFactor: 'パスキーとコード',
      email: 'メールアドレス',
      account: 'アカウント',
    },
    sentences: {
      sign_up: 'アカウントの作成',
      imported: 'アカウントの移行',
      data_copied: 'データのコピーの作成',
      sign_in: 'ログイン',
      sign_out: 'ログアウト',
      locked: '試行回数の超過による、ログインの速度制限',
      step_up: '本人確認の完了',
      session_revoked: 'デバイスのログアウト',
      sessions_revoked: 'ほかのデバイスのログアウト',
      site_signed_in: 'ほかのサイトへのログイン',
      site_signed_out: 'ほかのサイトからのログアウト',
      verification_requested: '確認リンクのリクエスト',
      email_verified: 'メールアドレスの確認',
      email_change_requested: 'メールアドレス変更のリクエスト',
      email_change_cancelled: 'メールアドレス変更の取り消し',
      email_changed: 'メールアドレスの変更',
      password_changed: 'パスワードの変更',
      password_reset_requested: 'パスワード再設定のリクエスト',
      password_reset: 'メールのリンクによる新しいパスワードの設定',
      not_me: '「心当たりがない」の選択による、すべてのデバイスのログアウト',
      passkey_added: 'パスキーの追加',
      passkey_renamed: 'パスキーの名前の変更',
      passkey_removed: 'パスキーの削除',
      two_factor_enabled: '2段階認証をオンに設定',
      two_factor_disabled: '2段階認証をオフに設定',
      second_factor: '2つ目の認証の完了',
      backup_code_used: 'バックアップコードの使用',
      backup_codes_replaced: '新しいバックアップコードの作成',
      browser_trusted: '信頼できるブラウザの追加',
      browser_untrusted: '信頼できるブラウザの解除',
      recovery_requested: 'アカウント復旧の予告',
      stolen_recovery_requested: '盗まれたアカウントの復旧の予告',
      recovery_stopped: 'アカウント復旧の中止',
      recovered: '新しいメールアドレスでのアカウントの復旧',
      factor_reset_requested: '2つ目の認証方法の削除の予告',
      factor_reset_stopped: '2つ目の認証方法の削除の中止',
      factor_reset: '2つ目の認証方法の削除',
      factor_reset_at_once: '待機期間なしでの2つ目の認証方法の削除',
      deletion_requested: 'アカウント削除のリクエスト',
      deletion_cancelled: 'アカウント削除の取り消し',
      account_deleted: 'アカウントの削除',
      banned: 'アカウントの無効化',
      unbanned: 'アカウントの再有効化',
      claims_changed: 'ロールの変更',
      account_created: 'アカウントの作成',
    },
    atSite: {
      site_signed_in: '{site}へのログイン',
      site_signed_out: '{site}からのログアウト',
    },
    by: '{sentence}（{actor}による操作）',
    failures: {
      sign_in: 'ログインの失敗',
      step_up: '本人確認の失敗',
      second_factor: '正しいパスワードの後のコードの間違い',
    },
  },

  data: {
    title: 'データ管理',
    copy: {
      title: 'あなたのデータ',
      intro: '保存されているあなたのデータすべてです。内容を見ることも、ほかで使うこともできます。',
      text: '1つのJSONファイルに、プロフィール、写真、デバイス、アクティビティ、お送りしたメールが入っています。パスワードは含まれません。',
      action: 'データをダウンロード',
      done: 'データを{file}として保存しました。',
      failed: 'データはダウンロードされませんでした。',
    },
    roles: {
      title: 'あなたのロール',
      intro: 'アプリの運営者から付与されたものです。変更できるのは運営者だけです。',
    },
    deletion: {
      title: 'アカウントを削除',
      consequences: [
        '手続きをした時点から、このアカウントでアプリを使えなくなります。',
        '14日間は、ログインして取り消すことができます。',
        'その後、プロフィール、写真、デバイス、アクティビティのすべてが完全に削除されます。',
      ],
      open: 'アカウントを削除',
      field: 'メールアドレス',
      hint: 'このアカウントで間違いないことを示すため、{email}と入力してください。',
      wrong: 'このアカウントのメールアドレスではありません。{email}と入力してください。',
      submit: 'アカウントを削除する',
      cancel: 'アカウントを残す',
    },
    pending: {
      text: 'アカウントは{when}に削除されます。それまで、このアカウントでアプリは使えません。',
      cancel: '削除を取り消す',
      failed: 'アカウントは予定どおり削除されます。',
    },
  },

  recovery: {
    masked: '{local}… @ {host}…',
    pending: {
      address:
        'このアカウントのメールアドレスを{email}に、パスワードを新しいものに変更するよう、運営者に依頼がありました。{time}より前には変更されません。',
      secondFactor: 'このアカウントの2段階認証を{time}に削除するよう、運営者に依頼がありました。',
      secondFactorAndPasskeys:
        'このアカウントの2段階認証とすべてのパスキーを{time}に削除するよう、運営者に依頼がありました。',
      advice: '依頼した覚えがない場合は、中止してください。中止すると、何も変わりません。',
      stop: '中止する',
      failed: '中止されませんでした。',
    },
    stopped: {
      address: '中止しました。メールアドレスとパスワードは今のままです。',
      second_factor: '中止しました。2つ目の認証方法は今のままです。',
    },
  },

  securing: {
    title: 'アカウントを保護',
    intro: '他人がログインした場合の手順です。2つの手順で完了し、このデバイスはログインしたままになります。',
    aboutEmail:
      'メールアドレスが変更されましたか？　元のアドレスに届いたメールの「心当たりがない」から、アドレスを元に戻せます。',
    endOthers: {
      title: 'ほかのすべてのデバイスをログアウト',
      all: {
        other: 'ほかの{count}台のデバイスがすぐにログアウトされ、再度ログインが必要になります。',
      },
      one: '{device}がすぐにログアウトされ、再度ログインが必要になります。',
      oneAndAll: {
        other: '{device}とほかの{count}台のデバイスがすぐにログアウトされ、再度ログインが必要になります。',
      },
      action: 'ほかのデバイスをログアウト',
      failed: 'どのデバイスもログアウトされませんでした。',
      done: 'ログイン中なのはこのデバイスだけです。',
    },
    choose: {
      title: '新しいパスワードを設定',
      intro:
        '古いパスワードを知っている人はログインできなくなります。手続き中のメールアドレスの変更は取り消されます。',
      submit: 'パスワードを変更',
      unknown: '現在のパスワードが分かりませんか？',
      mail: '{address}にリンクをお送りします。このデバイスもログアウトされます。',
      action: 'リンクをメールで送信',
      mailed: '{address}にリンクを送信しました。1回だけ、1時間以内に使えます。',
      done: '古いパスワードは使えなくなりました。',
    },
    ownPasskeys: {
      title: '自分のものではないパスキーを削除',
      intro:
        'パスキーがあれば、どこからでもログインできます。このアカウントには、他人に知られうるパスワードはありません。',
    },
    secured: {
      title: 'アカウントは保護されました',
      withPasskeys: '次にパスキーを確認してください',
      text: 'アカウントに関するメールは{address}に届きます。ご自分のものでなければ変更してください。追加した覚えのないパスキーは削除してください。',
      changeEmail: 'メールアドレスを変更',
      passkeys: 'パスキーを確認',
      activity: 'アクティビティを表示',
    },
  },
});
