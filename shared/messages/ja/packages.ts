import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'アカウント：{name}',
      signIn: 'ログイン',
      manage: 'アカウントを管理',
      signOut: 'ログアウト',
      signingOut: 'ログアウト中…',
      notSignedOut: 'まだログインしています。Gatehouseに接続できません。もう一度お試しください。',
      unavailable: 'アカウントを利用できません',
      tryAgain: '再試行',
    },
    docusaurus: {
      account: 'アカウント',
      notSignedOut: 'まだログインしています。アカウントに接続できません。もう一度お試しください。',
      signUp: 'アカウントを作成',
      gate: {
        title: '続きを読むにはログイン',
        explanation: 'この部分はアカウントをお持ちの方向けです。ログイン後、このページに戻ります。',
        away: '現在、アカウントに接続できません。このまま続きをお読みいただけます。',
      },
    },
  },
});
