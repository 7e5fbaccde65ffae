export { GatehouseProvider, useGatehouse, useSession } from './provider.tsx';
export { SignedIn, SignedOut } from './signed-in.tsx';
export { UserButton, type UserButtonProps } from './user-button.tsx';
