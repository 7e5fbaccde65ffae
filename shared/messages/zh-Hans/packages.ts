import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: '账号：{name}',
      signIn: '登录',
      manage: '管理账号',
      signOut: '退出登录',
      signingOut: '正在退出登录…',
      notSignedOut: '您仍处于登录状态：无法连接到 Gatehouse。请重试。',
      unavailable: '账号不可用',
      tryAgain: '重试',
    },
    docusaurus: {
      account: '账号',
      notSignedOut: '您仍处于登录状态：无法连接到您的账号。请重试。',
      signUp: '创建账号',
      gate: {
        title: '登录后即可阅读',
        explanation: '这部分内容供有账号的读者阅读。登录后您会回到此页面。',
        away: '目前无法连接到您的账号。您仍可继续阅读。',
      },
    },
  },
});
