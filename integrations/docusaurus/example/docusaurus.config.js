// Read at build time: a static site has no environment of its own.
// biome-ignore lint/style/noProcessEnv: this is the site's configuration
const { GATEHOUSE_URL, TUTOR_URL = 'http://localhost:8000', SITE_URL, BASE_URL } = process.env;

/** @type {import('@docusaurus/types').Config} */
export default {
  title: 'Robots, Gently',
  tagline: 'A short textbook on how a robot knows where things are and what to do about it.',
  url: SITE_URL ?? 'http://localhost:3000',
  baseUrl: BASE_URL ?? '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  favicon: 'robot.svg',
  i18n: { defaultLocale: 'en', locales: ['en'] },

  presets: [
    [
      'classic',
      {
        docs: { path: 'lessons', routeBasePath: 'lessons', sidebarPath: './sidebars.js' },
        blog: false,
        theme: { customCss: './src/css/textbook.css' },
      },
    ],
  ],
  plugins: [['docusaurus-plugin-gatehouse', { url: GATEHOUSE_URL, backends: [TUTOR_URL] }]],

  customFields: { tutorUrl: TUTOR_URL },
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'Robots, Gently',
      logo: { alt: '', src: 'robot.svg' },
      items: [{ type: 'docSidebar', sidebarId: 'lessons', label: 'Lessons', position: 'left' }],
    },
    footer: {
      copyright: 'An example for Gatehouse. The text may be used under the MIT licence.',
    },
  },
};
