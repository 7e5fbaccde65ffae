import { translate } from '../../words/translate.ts';
import type en from '../en/schema.ts';

export default translate<typeof en>()({
  schema: {
    sentences: {
      'Enter your name.': '请输入您的姓名。',
      'Enter your email address.': '请输入您的邮箱。',
      'Enter an email address like name@example.com.': '请输入类似 name@example.com 的邮箱。',
      'Enter a password.': '请输入密码。',
      'Enter your password.': '请输入您的密码。',
      'Use printable characters only.': '请仅使用可打印字符。',
      'Remove line breaks and control characters.': '请移除换行符和控制字符。',
      'Remove control characters.': '请移除控制字符。',
      'Choose a password that isn’t just your name.': '请不要只用您的姓名作为密码。',
      'Choose a password that isn’t just your email address.': '请不要只用您的邮箱作为密码。',
      'Too many people use this password. Choose another one.': '使用此密码的人太多。请另设一个。',
      'This is not your password.': '这不是您的密码。',
      'This is not the password of this account.': '这不是此账号的密码。',
      'This is your address already.': '这已经是您的邮箱。',

      'Enter a name.': '请输入名称。',
      'Enter the code.': '请输入验证码。',
      'Enter the 6 digits of the app.': '请输入应用中的 6 位数字。',
      'Enter the 6 digits of the app, or a backup code.': '请输入应用中的 6 位数字，或备用验证码。',
      'Enter the 6 digits of the app, or a backup code of 10 characters.':
        '请输入应用中的 6 位数字，或 10 个字符的备用验证码。',
      'Enter a backup code, not a code of the app.': '请输入备用验证码，而不是应用中的验证码。',
      'This code is not right, or it was used before.': '此验证码有误或已使用。',
      'This passkey did not prove that it is you. Try again.': '此通行密钥未能验证您的身份。请重试。',

      'The code has 8 letters and digits. Check it again.': '验证码由 8 位字母和数字组成。请再次检查。',
      'A code works only in the browser that asked for it. Use the link of the mail.':
        '验证码仅在请求它的浏览器中有效。请使用邮件中的链接。',
      'This code has ended. Use the link of the mail, or ask for another.':
        '此验证码已失效。请使用邮件中的链接，或获取新的验证码。',
      'That code is not right. You can try once more.': '验证码有误。您还可以再试一次。',

      'This link has expired or was used already.': '此链接已过期或已使用。',
      'This link is not complete. Open it from the mail once more, or copy all of it.':
        '此链接不完整。请再次从邮件中打开，或复制完整链接。',
      'The account has another address by now.': '此账号现已更换邮箱。',
      'The account has another address by now. Use the link of the mail that told you so.':
        '此账号现已更换邮箱。请使用告知您此事的邮件中的链接。',
      'The account has another address by now. There is nothing to stop.':
        '此账号现已更换邮箱。没有需要阻止的操作。',
      'The deletion was cancelled already: the account stays.': '删除已取消：账号会保留。',
      'This address is confirmed already.': '此邮箱已验证。',
      'It was stopped already.': '此操作已被阻止。',
      'It was stopped already, because the account was secured.': '由于账号已受到保护，此操作已被阻止。',
      'The account has a new address and a new password by now, with the help of the operator.':
        '在运营方的协助下，此账号现已更换邮箱和密码。',
      'The operator was told that the account was stolen. Ask the operator.':
        '运营方已接到报告称此账号被盗。请联系运营方。',
      'The account was reported stolen, and this address cannot get it back. Ask the operator.':
        '此账号已被报告为被盗，无法通过此邮箱取回。请联系运营方。',
      'The password was changed after this link was sent.': '此链接发送后，密码已更改。',
      'A new password was chosen by mail since, which signed out every device.':
        '此后已通过邮件设置新密码，所有设备均已退出登录。',
      'The change was cancelled because the password was changed.': '由于密码已更改，邮箱更改已取消。',
      'The change was cancelled because the address so far was confirmed.':
        '由于目前的邮箱已验证，邮箱更改已取消。',
      'The change was cancelled because the account was secured.': '由于账号已受到保护，邮箱更改已取消。',
      'The change was cancelled.': '更改已取消。',
      'The address was changed already.': '邮箱已更改。',
      'Another change took its place. Use the links of the newest mails.':
        '它已被另一项更改取代。请使用最新邮件中的链接。',
      'The account was secured. Choose a new password: that confirms the address too.':
        '账号已受到保护。请设置新密码：这也会验证邮箱。',
      'The account was secured. Use the link of the newest mail.': '账号已受到保护。请使用最新邮件中的链接。',
      'Another mail took its place. Use the link of the newest mail.':
        '它已被另一封邮件取代。请使用最新邮件中的链接。',
      'The recovery was stopped. Ask the operator.': '账号恢复已被阻止。请联系运营方。',
      'The second factor is removed already.': '第二种验证方式已移除。',
      'Another account has this address by now. Ask the operator.':
        '此邮箱现已用于另一个账号。请联系运营方。',

      'Write some text.': '请输入一些文字。',
      'Choose a time zone.': '请选择时区。',
      'Choose a time zone such as Europe/Paris.': '请选择时区，例如 Europe/Paris。',
      'Choose a language.': '请选择语言。',
      'Use a language tag such as en or pt-BR.': '请使用语言标签，例如 en 或 pt-BR。',
      'Choose a level from 1 to 5.': '请选择 1 到 5 级。',
      'Choose from the listed options.': '请从列出的选项中选择。',
    },
    patterns: {
      'Use at least {count} characters.': { other: '请至少使用 {count} 个字符。' },
      'Use at most {count} characters.': { other: '请最多使用 {count} 个字符。' },
      'A code of the app has 6 digits. This one has {count}.': {
        other: '应用的验证码为 6 位数字，此验证码有 {count} 位。',
      },
      'Choose a password that isn’t just the name of {appName}.': '请不要只用 {appName} 的名称作为密码。',
      'That code is not right. You can try {count} more times.': {
        other: '验证码有误。您还可以再试 {count} 次。',
      },
      'This link works from {instant}. Until then nobody can use the account.':
        '此链接自 {instant} 起有效。在此之前，任何人都无法使用此账号。',
      'This link works from {instant}. Until then the address so far can stop it.':
        '此链接自 {instant} 起有效。在此之前，可以通过目前的邮箱阻止此操作。',
    },
  },

  fieldTexts: {
    'About you': '关于您',
    'A few words about yourself.': '简单介绍一下自己。',
    'Time zone': '时区',
    'For apps that show you dates. This device’s comes first; or type a city, such as Paris.':
      '供显示日期的应用使用。此设备的时区排在最前；也可以输入城市，例如 Paris。',
    Language: '语言',
    'For apps in more than one language. Choose one, or type its tag, such as pt-BR.':
      '供支持多种语言的应用使用。请选择一种，或输入语言标签，例如 pt-BR。',
    'so that lessons fit you': '以便课程适合您',
    'Software background': '软件经验',
    'What have you worked with? Choose any.': '您用过哪些？可多选。',
    Python: 'Python',
    'ROS 2': 'ROS 2',
    'C++': 'C++',
    PyTorch: 'PyTorch',
    'Language models': '语言模型',
    'Hardware access': '可用硬件',
    'What can you get your hands on? Choose any.': '您可以使用哪些？可多选。',
    'NVIDIA Jetson': 'NVIDIA Jetson',
    'Intel RealSense': 'Intel RealSense',
    'Unitree robot': '宇树机器人',
    'Experience level': '经验水平',
    'How much have you done with robots so far?': '到目前为止，您有多少使用机器人的经验？',
    'New to it': '零基础',
    Beginner: '初级',
    Intermediate: '中级',
    Advanced: '高级',
    Expert: '专家',
  },

  roles: {
    teacher: '教师',
    moderator: '版主',
  },
});
