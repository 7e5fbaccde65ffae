// Labels that several forms share. Programs find the fields by these labels.

export const name = 'Name';
export const email = 'Email';
export const password = 'Password';
