import { translate } from '../../words/translate.ts';
import type en from '../en/mails.ts';

export default translate<typeof en>()({
  mails: {
    common: {
      hello: '{name} 様',
      helloNobody: 'こんにちは。',
      code: 'または、このメールをリクエストした{host}のページで、次のコードを入力してください。',
      codeIsSecret:
        'ほかの場所では入力せず、誰にも教えないでください。コードをお尋ねすることは決してありません。',
      notMe:
        '心当たりがありませんか？　クリックすると、すべてのデバイスがログアウトされ、パスワードは使えなくなります。',
      notMeLink: '心当たりがない',
      instant: '{time}（UTC）',
      // Readers of Japanese know “at” in place of the sign as a way to write an address that is no link.
      masked: '{local}… @ {host}…',
      device: '{browser}（{system}）',
      unknownDevice: '不明なデバイス',
      fact: '{label}：{value}',
      buttonLabel: '{label}：',
      sentBy: '<link>{host}</link>から送信しました。このアドレスへの返信は誰にも読まれません。',
      signature: '{appName}',
    },
    facts: {
      when: '日時',
      device: 'デバイス',
      ipAddress: 'IPアドレス',
      place: 'おおよその場所',
      oldAddress: '古いアドレス',
      newAddress: '新しいアドレス',
      worksFrom: '有効期間の開始',
      worksUntil: '有効期間の終了',
      notBefore: '最も早い変更日時',
      removedOn: '削除日時',
      from: '開始',
      until: '終了',
    },

    verifyEmail: {
      subject: '{appName}のメールアドレスを確認してください',
      heading: 'メールアドレスを確認してください',
      given: 'どなたか（おそらくご本人）が、{appName}にこのアドレスを登録しました。',
      button: 'メールアドレスを確認',
      limits: 'リンクは1回だけ、1時間以内に使えます。心当たりがない場合は、このメールを無視してください。',
    },
    resetPassword: {
      subject: '{appName}の新しいパスワードを設定してください',
      heading: '新しいパスワードを設定してください',
      choose: '{appName}の新しいパスワードを設定できます。設定すると、すべてのデバイスでログアウトされます。',
      button: '新しいパスワードを設定',
      limits:
        'リンクは1回だけ、1時間以内に使えます。心当たりがない場合は、このメールを無視してください。パスワードは今のままです。',
    },
    secured: {
      subject: '{appName}のアカウントは保護されました。新しいパスワードを設定してください',
      heading: 'アカウントは保護されました',
      done: 'すべてのデバイスがログアウトされ、古いパスワードは使えなくなりました。',
      button: '新しいパスワードを設定',
      limits:
        'リンクは1回だけ、1時間以内に使えます。その後は、ログインページで新しいリンクをリクエストしてください。',
    },
    invitation: {
      subject: '{appName}のアカウント：パスワードを設定してください',
      heading: 'アカウントのパスワードを設定してください',
      created:
        'このアドレスで{appName}のアカウントが作成されました。パスワードを設定すると、使えるようになります。',
      button: 'パスワードを設定',
      limits: {
        other:
          'リンクは1回だけ、{count}日以内に使えます。アカウントに心当たりがない場合は、このメールを無視してください。',
      },
      expired: 'リンクが使えなくなりましたか？',
      expiredLink: '新しいリンクをリクエスト',
    },
    signUpAttempt: {
      subject: '{appName}のアカウントをすでにお持ちです',
      heading: 'すでにアカウントをお持ちです',
      tried: 'どなたか（おそらくご本人）が、このアドレスで別のアカウントを作成しようとしました。',
      button: 'ログイン',
      unchanged: '何も変わっていません。心当たりがない場合は、このメールを無視してください。',
      forgotLink: 'パスワードをお忘れですか？',
    },
    emailChangeNew: {
      subject: '{appName}の新しいメールアドレスを確認してください',
      heading: '新しいメールアドレスを確認してください',
      asked: 'このアドレスは、{appName}のアカウントのアドレスになる予定です。',
      button: '新しいアドレスを確認',
      limits: 'リンクは1回だけ、1時間以内に使えます。心当たりがない場合は、このメールを無視してください。',
    },
    emailChangeOld: {
      subject: '{appName}のメールアドレスが変更される予定です',
      heading: 'メールアドレスが変更される予定です',
      asked: '{appName}のアカウントのメールアドレスは、これとは別のアドレスに変更される予定です。',
      button: '変更を許可',
      wait: '許可がない場合、変更は3日後になります。それまでは、アカウントから取り消せます。',
    },
    emailChanged: {
      subject: '{appName}のメールアドレスが変更されました',
      heading: 'メールアドレスが変更されました',
      changed: '今後、{appName}には新しいアドレスでログインします。ほかのデバイスはログアウトされました。',
    },
    passwordChanged: {
      subject: '{appName}のパスワードが変更されました',
      heading: 'パスワードが変更されました',
      changed: 'パスワードが変更され、ほかのデバイスはログアウトされました。',
      cancelled: '手続き中だったメールアドレスの変更は取り消されました。',
    },
    newDevice: {
      subject: '{appName}への新しいログイン',
      heading: '新しいログイン',
      used: '{appName}のアカウントが、これまでに使用履歴のないブラウザで使われました。',
    },
    passkeyAdded: {
      subject: '{appName}のパスキーが追加されました',
      heading: 'パスキーが追加されました',
      added:
        '{appName}のアカウントに新しいパスキーが追加されました。それを持つ人は、パスワードなしでログインできます。',
    },
    passkeyRemoved: {
      subject: '{appName}のパスキーが削除されました',
      heading: 'パスキーが削除されました',
      removed: '{appName}のアカウントのパスキーが削除されました。今後、そのパスキーではログインできません。',
    },
    twoFactorOn: {
      subject: '{appName}の2段階認証がオンになりました',
      heading: '2段階認証がオンになりました',
      setUp:
        '{appName}のアカウントに認証アプリが設定されました。今後、ログインにはアプリのコードも必要です。',
      keepCodes:
        'バックアップコードは安全な場所に保管してください。アプリがない場合、ログインできるのはこのコードだけです。',
    },
    twoFactorOff: {
      subject: '{appName}の2段階認証がオフになりました',
      heading: '2段階認証がオフになりました',
      off: '{appName}のアカウントでは、コードの入力が不要になりました。バックアップコードは使えなくなりました。',
    },
    backupCodesReplaced: {
      subject: '{appName}の新しいバックアップコード',
      heading: '新しいバックアップコード',
      replaced:
        '{appName}のアカウントの新しいバックアップコードが作成されました。以前のコードは使えなくなりました。',
    },
    backupCodeUsed: {
      subject: '{appName}のバックアップコードが使われました',
      heading: 'バックアップコードが使われました',
      used: '{appName}のアカウントで、認証アプリの代わりにバックアップコードが使われました。',
      noneLeft: 'これが最後の1個でした。今すぐ新しく作成してください。',
      left: { other: 'バックアップコードは残り{count}個です。' },
      button: '新しいバックアップコードを作成',
    },
    recovery: {
      subject: '{appName}のアカウントに再びログインするには',
      heading: 'アカウントに再びログインするには',
      given:
        '{appName}の運営者が、アカウントのメールアドレスをこのアドレスに変更します。続けるには、新しいパスワードを設定してください。',
      button: '新しいパスワードを設定',
      before: 'それまでは、これまでのアドレスとログイン中のどのデバイスからも中止できます。',
      beforeStolen: 'それまでは、誰もアカウントを使えません。',
      notAsked: '運営者に依頼した覚えがない場合は、このメールを無視してください。',
    },
    recoveryNotice: {
      subject: '{appName}のアカウントのメールアドレスが変更される予定です',
      heading: 'アカウントのメールアドレスが変更される予定です',
      asked:
        'アカウントのメールアドレスとパスワードを新しいものに変更するよう、{appName}の運営者に依頼がありました。',
      stop: 'ご自分で依頼した場合は、何もする必要はありません。そうでなければ、中止してください。中止すると、何も変わりません。',
      button: '中止する',
    },
    stolenNotice: {
      subject: '{appName}のアカウントが盗まれたと報告されました',
      heading: 'アカウントが盗まれたと報告されました',
      reported:
        'アカウントが盗まれたと、どなたかが{appName}の運営者に報告しました。運営者は、メールアドレスとパスワードを新しいものに変更するよう依頼されています。それまでは、誰もアカウントを使えません。',
      stop: 'ご自分で依頼した場合は、何もする必要はありません。そうでなければ、その日時より前に運営者にご連絡ください。運営者が中止でき、中止すると何も変わりません。',
      noLink:
        '盗んだ人に読まれるおそれがあるため、このメールには中止するためのリンクがありません。アドレスが置き換えられ、それを知らせるメールがお手元にある場合は、その中の「心当たりがない」からアカウントを取り戻せます。',
    },
    stolenRecovered: {
      subject: '{appName}のアカウントのメールアドレスが変更されました',
      heading: 'アカウントのメールアドレスが変更されました',
      recovered:
        '{appName}のアカウントが盗まれたと報告されました。運営者の支援により、メールアドレスとパスワードが新しくなりました。すべてのデバイスがログアウトされました。',
      notMe: '心当たりがありませんか？　すぐに運営者にご連絡ください。',
    },
    factorResetNotice: {
      subject: '{appName}のアカウントの2つ目の認証方法が削除されます',
      heading: '2つ目の認証方法が削除されます',
      asked:
        'アカウントの認証アプリとバックアップコードを削除するよう、{appName}の運営者に依頼がありました。',
      askedWithPasskeys:
        'アカウントの認証アプリ、バックアップコード、すべてのパスキーを削除するよう、{appName}の運営者に依頼がありました。',
      stop: 'ご自分で依頼した場合は、何もする必要はありません。そうでなければ、中止してください。中止すると、何も変わりません。',
      button: '中止する',
    },
    factorReset: {
      subject: '{appName}のアカウントの2つ目の認証方法が削除されました',
      heading: '2つ目の認証方法が削除されました',
      removed:
        '{appName}の運営者が、アカウントの認証アプリとバックアップコードを削除しました。すべてのデバイスがログアウトされました。',
      removedWithPasskeys:
        '{appName}の運営者が、アカウントの認証アプリ、バックアップコード、すべてのパスキーを削除しました。すべてのデバイスがログアウトされました。',
      next: 'パスワードでログインするか、メールで新しいパスワードを設定してください。その後、2つ目の認証方法を設定し直してください。',
      button: 'ログイン',
    },
    deletion: {
      subject: '{appName}のアカウントは削除されます',
      heading: 'アカウントは削除されます',
      deleted: 'アカウントとその中のすべてのデータは、{instant}に削除されます。',
      button: 'アカウントを残す',
      signIn: 'それまでは、ログインして「削除を取り消す」を選ぶこともできます。',
    },
    deletionCancelled: {
      subject: '{appName}のアカウントはそのまま残ります',
      heading: 'アカウントはそのまま残ります',
      cancelled: 'アカウントの削除は取り消されました。失われたものはありません。',
    },
    deleted: {
      subject: '{appName}のアカウントは削除されました',
      heading: 'アカウントは削除されました',
      deleted: '{appName}のアカウントとその中のすべてのデータは削除されました。これが最後のメールです。',
    },
    summary: {
      subject: '{appName}のアカウントのその他のアクティビティ',
      heading: 'アカウントのその他のアクティビティ',
      beyond: '1時間にお送りするメールの数を抑えています。お知らせ済みのもの以外に、次のことがありました。',
      button: 'アクティビティを表示',
      kinds: {
        newDevice: '新しいログイン',
        signUpAttempt: 'このアドレスでのアカウント作成の試み',
        passwordChanged: 'パスワードの変更',
        passkeyAdded: 'パスキーの追加',
        passkeyRemoved: 'パスキーの削除',
        twoFactorOn: '2段階認証のオンへの切り替え',
        twoFactorOff: '2段階認証のオフへの切り替え',
        backupCodesReplaced: '新しいバックアップコード',
        backupCodeUsed: 'バックアップコードの使用',
        emailChanged: 'メールアドレスの変更',
        factorReset: '2つ目の認証方法の削除',
        deletion: 'アカウント削除のリクエスト',
        deletionCancelled: '削除の取り消し',
        secured: '新しいパスワードを設定するためのリンク',
        invitation: '招待',
        otherEvents: 'その他',
      },
    },
    testMail: {
      subject: '{appName}のテストメール',
      heading: 'メールサーバーは正常に動作しています',
      sent: 'メールが届くか確かめるため、{appName}の運営者がこのメールを送信しました。',
    },
  },
});
