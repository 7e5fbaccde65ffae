import { translate } from '../../words/translate.ts';
import type en from '../en/every-page.ts';

export default translate<typeof en>()({
  ui: {
    requestId: '请求 ID',
    tryAgain: '重试',
    loading: '正在加载…',
    justNow: '刚刚',
    show: '显示<hidden>密码</hidden>',
    hide: '隐藏<hidden>密码</hidden>',
    countOf: '{count}/{limit}',
    signOut: '退出登录',
    result: '结果',
    sendAgain: '重新发送',
    sendAgainIn: '{seconds} 秒后可重新发送',
    nowAgain: '现在可以重试了。',
    language: '语言',
    languageNotChanged: '未能更改语言。',
    theme: '主题',
    themes: {
      system: '跟随设备',
      light: '浅色',
      dark: '深色',
    },
    both: '{first}{second}',
    unsaved: {
      title: '不保存就离开？',
      consequence: '您在此页面所做的更改将会丢失。',
      leave: '不保存并离开',
      keep: '继续编辑',
    },
  },

  errors: {
    unexpected: '我们这边出了问题。请重试。',
    sentences: {
      invalid_input: '部分内容无效。请检查表单后重试。',
      unauthenticated: '您的登录已失效。请重新登录。',
      forbidden: '此请求被拒绝。请联系本网站的运营方。',
      account_disabled: '此账号已停用。请联系本网站的运营方。',
      untrusted_origin: '不允许通过此网址登录。',
      not_found: '此内容已不存在。请重新加载页面。',
      payload_too_large: '内容过长。请缩短后重试。',
      step_up_required: '请先验证您的身份，然后继续。',
      step_up_declined: '您没有验证身份，因此未作任何更改。',
      wrong_password: '这不是您当前的密码。',
      wrong_code: '此验证码有误或已使用。请等待下一个验证码。',
      wrong_credentials: '邮箱或密码有误。请检查两者，或设置新密码。',
      person_changed: '此浏览器中已有其他人登录。未保存任何内容。',
      email_taken: '此邮箱已有账号。请直接登录。',
      cookie_refused: '您的浏览器未保存登录状态。请允许使用 Cookie 后重试。',
      email_not_verified: '请先验证您的邮箱：打开我们发给您的邮件中的链接。',
      link_unusable: '此链接已过期或已使用。请获取新链接。',
      conflict: '此内容已在别处更改。请重新加载后重试。',
      sign_up_closed: '这里无法创建新账号。请联系本网站的运营方。',
    },
    unavailable: '目前无法连接到 {appName}。请稍后重试。',
    unreachable: '无法连接到 {appName}。请检查网络连接后重试。',
    offline: '您处于离线状态。请连接互联网后重试。',
    tooManyAttempts: '尝试次数过多。请在{wait}后重试。',
  },

  fields: {
    name: '姓名',
    email: '邮箱',
    password: '密码',
  },

  device: {
    thisDevice: '此设备',
    unknownDevice: '未知设备',
    browserOn: '{os} 上的 {browser}',
  },

  root: {
    skipToContent: '跳到正文',
    notFound: {
      title: '找不到页面',
      intro: '此地址没有任何内容，可能已移至别处。',
      goOn: '前往您的账号',
    },
    notOpened: '此页面未能打开',
    triesAgain: '此页面会自动重试，一旦可用就会打开。',
    notReached: '无法连接到 {appName}',
    offline: '您处于离线状态',
  },

  frame: {
    navigation: '账号',
    pages: {
      overview: '概览',
      profile: '个人资料',
      security: '登录与安全',
      devices: '设备',
      activity: '活动记录',
      data: '数据与隐私',
    },
    backArrow: '← ',
    backTo: '返回 {appName}',
    signedInAs: '当前登录账号：{email}',
    signOut: '退出登录',
    accountStays: '您的账号会保留，没有丢失任何内容。',
    stillSignedIn: '您仍处于登录状态。',
    otherPerson: '此浏览器中的另一次登录取代了您的登录。您现在登录的账号是 {email}。',
  },

  profileFields: {
    notSaid: '未填写',
    assumed: '{value}（此浏览器的设置）',
    clear: '清除',
  },

  stepUp: {
    title: '验证您的身份',
    titles: {
      'account.changeEmail': '验证身份以更改邮箱',
      'account.export': '验证身份以下载您的数据',
      'account.requestDeletion': '验证身份以删除您的账号',
      changePassword: '验证身份以更改密码',
      passkeyRegisterOptions: '验证身份以添加通行密钥',
      removePasskey: '验证身份以移除通行密钥',
      enableTwoFactor: '验证身份以设置两步验证',
      disableTwoFactor: '验证身份以关闭两步验证',
      newBackupCodes: '验证身份以生成新的备用验证码',
    },
    notAgain: '10 分钟内不会再次要求验证。',
    cancel: '取消',
    confirm: '确认',
    passkey: {
      intro: '请使用您的通行密钥：指纹、面容、PIN 码或安全密钥。',
      submit: '使用通行密钥',
      instead: '改用通行密钥',
    },
    code: {
      intro: '请输入身份验证器应用当前显示的验证码。',
      field: {
        label: '验证码',
        hint: '6 位数字',
      },
      instead: '使用应用中的验证码',
    },
    backup: {
      intro: '请输入您保存的一个备用验证码。每个只能使用一次。',
      field: {
        label: '备用验证码',
        hint: '10 位字母和数字',
      },
      instead: '使用备用验证码',
    },
    password: {
      intro: '请输入密码以继续。',
      instead: '使用密码',
    },
    trust: {
      label: '信任此浏览器 30 天',
      hint: '期间无需验证码。请仅在您独自使用的设备上选择。',
    },
  },

  passkeys: {
    noneUsed: '未使用任何通行密钥。请重试，或改用其他方式。',
    noneCreated: '未创建通行密钥。准备好后请重试。',
    exists: '此设备或安全密钥上已有您账号的通行密钥。',
    unsupported: '此设备无法在这里使用通行密钥。请尝试其他设备或安全密钥。',
    unverified: '请先在此设备上设置屏幕锁定或 PIN 码。',
    wrongAddress: '通行密钥在此网址不可用。请联系本网站的运营方。',
    failed: '通行密钥没有响应。请重试，或使用其他通行密钥。',
    refused: '此通行密钥在这里无法使用。请重试，或改用其他方式。',
  },

  newPassword: {
    hint: '至少 {minLength} 个字符。几个互不相关的词语就很好。',
    strengths: {
      short: '还太短。',
      personal: '与您的姓名或邮箱过于相似：请加入其他类型的词语。',
      weak: '容易被猜到：请再加一个词语。',
      fair: '一般。再加一个词语会更安全。',
      strong: '强：很难被猜到。',
    },
  },

  emailChange: {
    cancelsChange: '这会取消将邮箱改为 {email} 的更改。',
    cancelledChange: '将邮箱改为 {email} 的更改已取消。',
  },

  page: {
    noScript: '在这里登录需要 JavaScript。请为本网站启用，然后重新加载页面。',
    incomplete: '此页面未完全加载。请检查网络连接，然后重新加载。',
  },
});
