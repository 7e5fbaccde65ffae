import { translate } from '../../words/translate.ts';
import type en from '../en/entry.ts';

export default translate<typeof en>()({
  signIn: {
    title: '登录',
    intro: '使用您的 {appName} 账号。',
    youLeft: '您已退出登录。',
    youWereSignedOut: '您的登录已失效：在其他设备上被退出，或设置了新密码。请登录以继续。',
    ranOut: '您的登录已失效：已过有效期。请登录以继续。',
    disabled: '您的登录已失效：此账号已停用。请联系本网站的运营方。',
    notKept: '此浏览器未保存您的登录状态。请允许本网站使用 Cookie，然后登录。',
    late: '已超过十分钟。请重新登录。',
    newHere: '初次使用？<link>创建账号</link>',
    rememberMe: '保持登录状态',
    forgotPassword: '忘记密码？',
    submit: '登录',
    or: '或',
    withPasskey: '使用通行密钥登录',
  },

  signUp: {
    title: '创建账号',
    submit: '创建账号',
    byPasskey: '使用通行密钥创建账号',
    closed: '目前无法在这里创建账号。请联系本网站的运营方。',
    terms: '创建账号即表示您同意<link>使用条款</link>。',
    privacy: '关于数据的处理方式，请参阅<link>隐私政策</link>。',
  },

  signInFlow: {
    backToSignIn: '返回登录',
    alreadyHere: '已有账号？<link>登录</link>',
    goBackTo: '之后您会返回 {host}。',
  },

  checkMail: {
    title: '请查收邮件',
    intro: '我们已向 {email} 发送链接和验证码。使用任意一个即可验证邮箱并登录。',
    introPasskey: '我们已向 {email} 发送链接和验证码。使用任意一个即可继续设置通行密钥。',
    hint: '链接一小时内有效。没收到？请查看垃圾邮件文件夹。',
    confirmedAlready: '已验证？<link>登录</link>',
  },

  forgotPassword: {
    title: '忘记密码？',
    intro: '我们会通过邮件发送链接，供您设置新密码。',
    submit: '发送链接',
    sent: {
      title: '请查收邮件',
      intro: '如果 {email} 已有账号，我们会向其发送链接和验证码，一小时内有效。',
      hint: '没收到？请查看垃圾邮件文件夹，并检查邮箱地址。',
    },
  },

  resetPassword: {
    sendNewLink: '发送新链接',
    notMe: {
      title: '不是您本人操作？',
      intro: '这会让 {email} 的所有设备退出登录，包括您自己的设备。随后您可以设置新密码。',
      action: '保护我的账号',
    },
    secured: {
      title: '所有设备均已退出登录',
      intro: '设置新密码的链接正在发送至 {email}。',
      hint: '没收到？请查看垃圾邮件文件夹。',
    },
  },

  choosePassword: {
    title: '设置新密码',
    intro: '账号：{email}。您将在所有设备上退出登录。',
    submit: '更改密码',
    done: {
      title: '密码已更改',
      intro: '您已在所有设备上退出登录。请使用新密码登录。',
      goOn: '登录',
    },
  },

  verifyEmail: {
    goOn: '继续',
    toAccount: '前往您的账号',
    thanks: '谢谢',
    confirm: {
      title: '验证您的邮箱',
      intro: '点击一下，即可确认 {email} 属于您。',
      action: '验证邮箱',
      done: '{email} 已验证。',
      doneCancelled: '{email} 已验证。改为 {cancelled} 的更改已取消。',
    },
  },

  confirmByPassword: {
    title: '验证您的邮箱',
    byPassword: {
      intro: '请输入 {email} 的密码，以证明此账号属于您。',
      action: '验证并登录',
      instead: '改为设置新密码',
    },
    byNewPassword: {
      intro: '请为 {email} 设置新密码。所有其他设备都会退出登录。',
      action: '更改密码并登录',
      instead: '改用当前密码',
    },
    byNewPasswordAgain: {
      intro: '{email} 之前已用于一个账号。请为其设置新密码：其他设备会退出登录。',
      action: '更改密码并登录',
      instead: '改用当前密码',
    },
    discard: {
      action: '我没有创建此账号',
      question: '移除 {email} 的账号？',
      consequence: '创建者会退出登录，账号中的所有内容都会被删除。',
      confirm: '移除账号',
      keep: '保留',
      done: {
        title: '账号已移除',
        action: '继续',
        intro: '任何人都无法再使用 {email} 登录。',
      },
    },
  },

  linkSpent: {
    title: '此链接已失效',
    verifyEmail: {
      intro: '它已过期或已使用。登录后，您可以发送新链接。',
      action: '发送新链接',
    },
    changeEmail: {
      intro: '它已过期或已使用。登录后，您可以查看更改的进展。',
      action: '查看更改',
    },
    resetPassword: {
      intro: '它已过期或已使用。新链接一小时内有效。',
      action: '发送新链接',
    },
    notMe: {
      intro: '它已过期或已使用。设置新密码同样会让所有设备退出登录。',
      action: '设置新密码',
    },
    keepAccount: {
      intro: '它已过期或已使用。在账号被删除之前，您可以登录并保留账号。',
      action: '登录并保留账号',
    },
    confirmByPassword: '无法登录？通过邮件设置新密码，也可以验证邮箱。',
  },

  mailLink: {
    linkMissing: {
      title: '此链接不完整',
      intro: '请再次从邮件中打开，复制完整链接，或输入邮件中的验证码。',
    },
    sentAgain: '已发送。每个链接一小时内有效。',
    code: {
      label: '邮件中的验证码',
      hint: '仅用于发起请求的浏览器。我们不会在其他任何地方向您索取。',
      submit: '使用验证码',
    },
  },

  passkeySignUp: {
    start: {
      title: '使用通行密钥创建账号',
      intro: '您可以使用指纹、面容或设备 PIN 码登录。没有需要记住的密码。',
      hint: '我们会先通过邮件发送链接。如果通行密钥丢失，您可以通过邮件重新登录。',
      submit: '通过邮件发送链接',
      byPassword: '改用密码',
    },
    create: {
      title: '创建通行密钥',
      intro: '创建后即可验证 {email}，今后您可以用它登录。',
      action: '创建通行密钥',
      unsupported: '此浏览器无法创建通行密钥。请在其他浏览器中打开链接，或设置密码。',
      byPassword: '改为设置密码',
      byPasskey: '改为创建通行密钥',
    },
    choose: {
      title: '设置密码',
      intro: '设置后即可验证 {email} 并登录。您可以稍后添加通行密钥。',
    },
  },

  twoFactorPage: {
    title: '两步验证',
    startAgain: '重新开始',
    lost: {
      question: '手机和备用验证码都丢失了？',
      passkey: '通行密钥丢失了？',
      answer: '请联系本网站的运营方。确认是您本人后，运营方可以重置您的第二种验证方式。',
    },
    over: {
      title: '请重新登录',
      tooMany: '已有五个验证码有误。如需继续尝试，请使用密码重新登录。',
      late: '已超过十分钟，或您的密码已更改。请重新登录以继续。',
    },
    setUp: {
      title: '设置第二种验证方式',
      required: '{appName} 要求所有人在密码之外再提供一种验证。请选择您手边可用的方式。',
      wanted: '此网站要求在密码之外再提供一种验证。请选择您手边可用的方式。',
      passkey: {
        title: '通行密钥',
        intro: '您的指纹、面容、PIN 码或安全密钥。最快捷，无需输入内容。',
        action: '创建通行密钥',
      },
      app: {
        title: '身份验证器应用',
        intro: '手机上的应用会显示验证码，请在输入密码后输入。',
        action: '设置应用',
      },
      signedInAs: '当前登录账号：{email}。<link>退出登录</link>',
    },
  },

  authorize: {
    title: '继续前往 {host}',
    intro: '这会让您登录该网站。该网站可以看到您的姓名、邮箱和个人资料。',
    introNobody: '请先登录，然后继续前往该网站。',
    signedInAs: '当前登录账号',
    action: '继续',
    useAnother: '使用其他账号',
    notWanted: '这不是您想要的？<link>返回 {host}</link>',
  },

  siteRefused: {
    title: '此链接无效',
    intro: '您无法用它登录。{appName} 没有向该网站发送任何信息。',
    goBack: '返回',
    goOn: '前往您的账号',
    reasons: {
      client_id: '致网站运营方：{name} 不是本服务信任的来源。',
      redirect_uri: '致网站运营方：{name} 必须是该网站的页面，使用 https 且不含片段标识符。',
    },
  },

  agree: {
    keep: {
      title: '保留您的账号',
      intro: '{email} 的账号即将被删除。点击一下，即可原样保留。',
      action: '保留我的账号',
      done: '您的账号会保留，没有丢失任何内容。',
    },
    stop: {
      title: '让账号保持不变',
      address: '{email} 的账号即将更换邮箱和密码。点击一下，即可保持不变。',
      second_factor: '{email} 的账号的第二种验证方式即将被移除。点击一下，即可保留。',
      action: '阻止此操作',
      done: {
        address: '已阻止此操作。邮箱和密码保持不变。',
        second_factor: '已阻止此操作。第二种验证方式会保留。',
      },
    },
    change: {
      title: '更改您的邮箱',
      intro: '您的邮箱将改为 {email}：其他设备会退出登录。',
      introHalf: '待另一个邮箱也同意后，您的邮箱将改为 {email}：届时其他设备会退出登录。',
      action: '确认更改',
      done: '从现在起，您的邮箱是 {email}。',
      half: '已记录。待另一个邮箱也同意后，您的邮箱将改为 {email}。',
      taken: {
        title: '此邮箱已被使用',
        intro: '{email} 现已用于另一个账号。您的邮箱保持不变。',
      },
    },
  },

  background: {
    title: '您的背景',
    intro: '{appName} 想了解这些信息，{why}。只需点按两三次。',
    goOn: '继续',
    skip: '暂时跳过',
  },
});
