/** Of the people whom `buildApp` and `openInstallation` add. */
export const password = 'correct horse battery'
