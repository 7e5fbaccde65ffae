import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'اکاؤنٹ: {name}',
      signIn: 'سائن ان کریں',
      manage: 'اکاؤنٹ کا نظم کریں',
      signOut: 'سائن آؤٹ کریں',
      signingOut: 'سائن آؤٹ ہو رہا ہے…',
      notSignedOut: 'آپ اب بھی سائن ان ہیں: Gatehouse سے رابطہ نہیں ہو پا رہا۔ دوبارہ کوشش کریں۔',
      unavailable: 'اکاؤنٹ دستیاب نہیں',
      tryAgain: 'دوبارہ کوشش کریں',
    },
    docusaurus: {
      account: 'اکاؤنٹ',
      notSignedOut: 'آپ اب بھی سائن ان ہیں: آپ کے اکاؤنٹ سے رابطہ نہیں ہو پا رہا۔ دوبارہ کوشش کریں۔',
      signUp: 'اکاؤنٹ بنائیں',
      gate: {
        title: 'یہ پڑھنے کے لیے سائن ان کریں',
        explanation: 'یہ حصہ اکاؤنٹ رکھنے والوں کے لیے ہے۔ اس کے بعد آپ کو اسی صفحے پر واپس لایا جائے گا۔',
        away: 'ابھی آپ کے اکاؤنٹ سے رابطہ نہیں ہو پا رہا۔ پھر بھی پڑھنا جاری رکھیں۔',
      },
    },
  },
});
