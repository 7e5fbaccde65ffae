// biome-ignore-all lint/performance/noBarrelFile: the entry `docusaurus-plugin-gatehouse/client`
export { useGatehouse, useSession } from './session.js';
export { SignInGate } from './sign-in-gate.jsx';
export { SignedIn, SignedOut } from './signed-in.jsx';
