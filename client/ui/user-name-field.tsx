/** Tells password managers whose password a form is about. It is invisible. */
export function UserNameField({ value }: { value: string }) {
  return <input type="text" name="username" autoComplete="username" value={value} readOnly hidden />;
}
