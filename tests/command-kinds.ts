/**
 * What each command of the operator does. `changes`: something that another command can take back, that the service does
 * by itself, or that needs an empty database. `destroys`: something that nothing brings back, so that it asks first.
 * `copies`: what many people's data leave the service with.
 */
export const COMMAND_KINDS: Record<string, 'reads' | 'copies' | 'changes' | 'destroys'> = {
  'db status': 'reads',
  'db migrate': 'changes',
  'db sweep': 'changes',
  'db backup': 'copies',
  'db restore': 'changes',
  doctor: 'reads',
  'keys new': 'reads',
  'secret status': 'reads',
  'secret rotate': 'changes',
  'secret finish': 'destroys',
  'secret lost': 'destroys',
  'user list': 'reads',
  'user show': 'reads',
  'user create': 'changes',
  'user invite': 'changes',
  'user ban': 'changes',
  'user unban': 'changes',
  'user roles': 'changes',
  'user set-password-link': 'changes',
  'user delete': 'destroys',
  'user import': 'changes',
  'user export': 'copies',
  'user recover': 'destroys',
  'user reset-second-factor': 'destroys',
  'session list': 'reads',
  'session revoke': 'destroys',
  activity: 'reads',
  'mail test': 'changes',
  'mail list': 'reads',
  'mail retry': 'changes',
};
