import type { z } from "zod";
import type { Lead } from "../../contract/leads.ts";
import type { Business } from "../../contract/own-lead.ts";
import type { DemoDomain } from "../domain.ts";
import { invalidInput } from "../errors.ts";

type Answers = z.output<typeof Business>;
type Asking = Pick<DemoDomain, "questions">;

/** @throws Refusal `invalid_input` for what the product does not ask, or an answer that is none of those it gives */
export function mustBeAsked({ questions = [] }: Asking, answers: Answers): void {
  const wrong = Object.entries(answers).flatMap(([name, answer]) => {
    const question = questions.find((it) => it.name === name);
    if (!question) return [{ pointer: `/business/${name}`, detail: "is not asked" }];
    if (question.answers && !question.answers.includes(answer))
      return [{ pointer: `/business/${name}`, detail: `is one of ${question.answers.join(", ")}` }];
    return [];
  });
  if (wrong.length > 0) throw invalidInput("Something was answered that is not asked like that.", wrong);
}

/** What of that speaks for the product. From nothing that they did, and no part of the score; null where nothing was said. */
export function fitOf({ questions = [] }: Asking, answers: Answers | null): z.input<typeof Lead>["fit"] {
  if (!answers) return null;
  const fits = questions.filter(({ name, against }) => {
    const answer = answers[name];
    return answer !== undefined && !against?.includes(answer);
  });
  return { fits: fits.map((it) => it.name), of: questions.length };
}
