import { translate } from '../../words/translate.ts';
import type en from '../en/packages.ts';

export default translate<typeof en>()({
  packages: {
    button: {
      accountOf: 'Cuenta: {name}',
      signIn: 'Iniciar sesión',
      manage: 'Administrar cuenta',
      signOut: 'Cerrar sesión',
      signingOut: 'Cerrando sesión…',
      notSignedOut: 'Tu sesión sigue abierta: no se puede acceder a Gatehouse. Inténtalo de nuevo.',
      unavailable: 'Cuenta no disponible',
      tryAgain: 'Intentar de nuevo',
    },
    docusaurus: {
      account: 'Cuenta',
      notSignedOut: 'Tu sesión sigue abierta: no se puede acceder a tu cuenta. Inténtalo de nuevo.',
      signUp: 'Crear una cuenta',
      gate: {
        title: 'Inicia sesión para leer esto',
        explanation: 'Esta parte es para quienes tienen una cuenta. Después volverás a esta página.',
        away: 'No se puede acceder a tu cuenta en este momento. De todos modos, puedes seguir leyendo.',
      },
    },
  },
});
