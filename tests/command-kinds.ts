/**
 * What each command of the operator does. `changes`: something that another command can take back. `destroys`: something
 * that nothing brings back, so that it asks first.
 */
export const COMMAND_KINDS: Record<string, 'reads' | 'changes' | 'destroys'> = {
  'db status': 'reads',
  'db migrate': 'changes',
  'db sweep': 'changes',
  'db backup': 'reads',
  'db restore': 'changes',
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
  'user export': 'reads',
};
