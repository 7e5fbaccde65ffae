import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'खाता: {name}',
      signIn: 'साइन इन करें',
      manage: 'खाता मैनेज करें',
      signOut: 'साइन आउट करें',
      signingOut: 'साइन आउट हो रहा है…',
      notSignedOut: 'आपका साइन इन अब भी बना हुआ है: Gatehouse से संपर्क नहीं हो पा रहा है। फिर कोशिश करें।',
      unavailable: 'खाता उपलब्ध नहीं है',
      tryAgain: 'फिर कोशिश करें',
    },
    docusaurus: {
      account: 'खाता',
      notSignedOut: 'आपका साइन इन अब भी बना हुआ है: आपके खाते से संपर्क नहीं हो पा रहा है। फिर कोशिश करें।',
      signUp: 'खाता बनाएँ',
      gate: {
        title: 'इसे पढ़ने के लिए साइन इन करें',
        explanation: 'यह हिस्सा खाता रखने वाले पाठकों के लिए है। इसके बाद आपको इसी पेज पर लाया जाएगा।',
        away: 'अभी आपके खाते से संपर्क नहीं हो पा रहा है। फिर भी आगे पढ़ा जा सकता है।',
      },
    },
  },
});
