const by = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const WHO_TEXTS = {
  es: {
    came: {
      demos: (said: string, n: number) => by(n, "Una demo abierta.", `${said} demos abiertas.`),
      first_act: (said: string, n: number) => by(n, "Una tocó algo.", `${said} tocaron algo.`),
      three_areas: (said: string, n: number) => by(n, "Una vio 3 áreas.", `${said} vieron 3 áreas.`),
      lead: (said: string, n: number) => by(n, "Una dejó contacto.", `${said} dejaron contacto.`),
      trial: (said: string, n: number) => by(n, "Una empezó a probar.", `${said} empezaron a probar.`),
      paid: (said: string, n: number) => by(n, "Una paga.", `${said} pagan.`),
    },
    stopped: {
      demos: (said: string) => `${said} demos.`,
      first_act: (said: string, n: number) =>
        by(n, "Una se abrió y nadie tocó nada.", `${said} se abrieron y nadie tocó nada.`),
      three_areas: (said: string, n: number) =>
        by(n, "Una tocó algo y no vio 3 áreas.", `${said} tocaron algo y no vieron 3 áreas.`),
      lead: (said: string, n: number) =>
        by(n, "Una vio 3 áreas y no dejó contacto.", `${said} vieron 3 áreas y no dejaron contacto.`),
      trial: (said: string, n: number) =>
        by(n, "Una dejó contacto y no prueba.", `${said} dejaron contacto y no prueban.`),
      paid: (said: string, n: number) => by(n, "Una prueba y no paga.", `${said} prueban y no pagan.`),
    },
    intro: "Con nombre, quien permitió que se vea lo que hizo. Sin nombre, las que no dicen de quién son.",
    back: "Cifras",
    cameChip: "Llegaron",
    stoppedChip: "Se quedaron antes",
    nobody: "Nadie, en este periodo.",
    nameless: "Sin nombre",
    opened: (day: string) => `abierta el ${day}`,
    areas: (n: number) => (n === 1 ? "1 área" : `${n} áreas`),
    acts: (n: number) => (n === 1 ? "1 cambio" : `${n} cambios`),
    demo: "Su demo",
    cut: (n: number) => `Se ven las ${n} últimas.`,
    others: (said: string, n: number) =>
      n === 1
        ? "Una más, de la que no se cuenta nada: tiene nombre o enlace y no ha dado permiso, o ya se borró."
        : `${said} más, de las que no se cuenta nada: tienen nombre o enlace y no han dado permiso, o ya se borraron.`,
  },
  en: {
    came: {
      demos: (said: string, n: number) => by(n, "One demo opened.", `${said} demos opened.`),
      first_act: (said: string, n: number) => by(n, "One touched something.", `${said} touched something.`),
      three_areas: (said: string, n: number) => by(n, "One saw 3 areas.", `${said} saw 3 areas.`),
      lead: (said: string, n: number) => by(n, "One left a contact.", `${said} left a contact.`),
      trial: (said: string, n: number) => by(n, "One began a trial.", `${said} began a trial.`),
      paid: (said: string, n: number) => by(n, "One pays.", `${said} pay.`),
    },
    stopped: {
      demos: (said: string) => `${said} demos.`,
      first_act: (said: string, n: number) =>
        by(n, "One was opened and nothing was touched.", `${said} were opened and nothing was touched.`),
      three_areas: (said: string, n: number) =>
        by(n, "One touched something and did not see 3 areas.", `${said} touched something and did not see 3 areas.`),
      lead: (said: string, n: number) =>
        by(n, "One saw 3 areas and left no contact.", `${said} saw 3 areas and left no contact.`),
      trial: (said: string, n: number) =>
        by(n, "One left a contact and tries nothing.", `${said} left a contact and try nothing.`),
      paid: (said: string, n: number) => by(n, "One tries and does not pay.", `${said} try and do not pay.`),
    },
    intro: "By name, who allowed that what they did be seen. Without one, those that do not say whose they are.",
    back: "Figures",
    cameChip: "Came to it",
    stoppedChip: "Stopped before",
    nobody: "Nobody, in this period.",
    nameless: "No name",
    opened: (day: string) => `opened on ${day}`,
    areas: (n: number) => (n === 1 ? "1 area" : `${n} areas`),
    acts: (n: number) => (n === 1 ? "1 change" : `${n} changes`),
    demo: "Their demo",
    cut: (n: number) => `The last ${n} are shown.`,
    others: (said: string, n: number) =>
      n === 1
        ? "One more, of which nothing is told: it has a name or a link and did not allow it, or is deleted."
        : `${said} more, of which nothing is told: they have a name or a link and did not allow it, or are deleted.`,
  },
};
