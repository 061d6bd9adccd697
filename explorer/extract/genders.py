"""Whether a person is a woman or a man, as far as a title or a given name tells: "she" is no Mr Finch."""

from __future__ import annotations

from explorer.extract.given_names import GIVEN_NAMES
from explorer.extract.word_sets import word_set

WOMAN, MAN = "woman", "man"
_OF_WOMEN = word_set(
    "mrs ms miss lady dame queen princess baroness duchess sister mother wife actress daughter chairwoman spokeswoman "
    "congresswoman businesswoman saleswoman policewoman woman girl girlfriend grandmother aunt widow waitress madam"
)
_OF_MEN = word_set(
    "mr sir lord king prince baron duke brother father husband actor son chairman spokesman congressman businessman "
    "salesman policeman man boy gunman boyfriend grandfather uncle widower waiter"
)
_PRONOUNS = {"she": WOMAN, "her": WOMAN, "hers": WOMAN, "herself": WOMAN,
             "he": MAN, "his": MAN, "him": MAN, "himself": MAN}  # fmt: skip
_WOMEN = word_set(
    """
    abigail adele agnes agnieszka aisha alice alicia alison allison amanda amber amelia amina amy ana anastasia angela
    angelina anita anja ann anna annabel anne annette annie anya astrid audrey ayesha barbara beatrice beatriz becky
    bernadette beth bethany betty bianca birgit brenda bridget caitlin camilla camille carla carol carole caroline
    carolyn catherine cathy cecilia chloe christina christine claire clara claudia cristina cynthia daisy daniela
    danielle deborah debbie diana diane donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella
    ellen ellie elsa emily emma erica erika eva eve evelyn farah fatima fiona francesca frida gabriela gemma gina
    giulia grace greta hannah harriet heather heidi helen helena helga hilary hillary holly ines ingrid irene irina
    iris isabel isabella isabelle ivana jacqueline jane janet janice jasmine jen jenna jennifer jenny jessica jill
    joan joanna joanne joyce judith judy julia julie juliet kaitlyn karen karin kate katharina katherine kathleen
    kathryn kathy katie katja katrin kayla kelly kimberly kirsten kjersti kristen kristin kristina lara laura lauren
    lea leah leila lena lidia lily linda lindsay lindsey lisa lori louise lucia lucy lydia magdalena maggie margaret
    maria marian marianne marie marina marta martha martina mary maryam maureen maya megan melania melanie mercedes
    michaela michelle miranda miriam moira molly mona monica monika nadia naomi natalia natalie natasha nicole nina
    nora olga olivia pamela patricia paula peggy penelope penny petra phoebe rachel rebecca renata rhea rita roberta
    rosa rose rosie ruth sabine sally samantha sandra sara sarah shannon sharon sheila shirley silvia sofia sonia
    sophia sophie sonja stella stephanie sue susan susanna susanne suzanne svetlana sylvia sylvie tamara tania tanya
    tara tatiana teresa tessa theresa tiffany tina ulrike valentina valerie vanessa vera veronica veronika victoria
    viola vivian wanda wendy yasmin yoko yulia yvonne zara zoe
    """
)
_EITHER = word_set(
    "alex andrea ashley chen chris danny evan francis gabriel jackie jan jean jo jun kerry kim laurence laurent lee "
    "leslie lynn marion max michele morgan nicola nikita noel pat ray robin sam shane simone stacey terry tracy vicky "
    "xi yuki zhang zhou"
)


def of_title(word: str) -> str | None:
    """What the word before a name tells: "Mrs", "spokesman"."""
    return WOMAN if word in _OF_WOMEN else MAN if word in _OF_MEN else None


def of_given(name: str) -> str | None:
    """What a full name's first word tells, where it is a given name that only women or only men have."""
    first, _, rest = name.lower().partition(" ")
    if not rest or first in _EITHER:
        return None
    return WOMAN if first in _WOMEN else MAN if first in GIVEN_NAMES else None


def may_mean(pronoun: str, gender: str | None) -> bool:
    """Whether a pronoun may stand for a person of a gender (None: nobody knows)."""
    asked = _PRONOUNS.get(pronoun)
    return gender is None or asked is None or asked == gender
