import ComponentTypes from '@theme-before-gatehouse/NavbarItem/ComponentTypes';
import { NavbarUser } from '../client/navbar-user.jsx';
import { NAVBAR_ITEM } from '../navbar.js';

export default { [NAVBAR_ITEM]: NavbarUser, ...ComponentTypes };
