"""Common given names of several languages: a capitalised run of two or three words that opens with one is a person."""

from __future__ import annotations

from explorer.extract.word_sets import word_set

GIVEN_NAMES = word_set(
    """
    aaron abdul abdullah abigail abraham adam adele adrian agnes agnieszka ahmad ahmed aisha akira alan albert
    alberto aldo alejandro aleksandr alessandro alex alexander alexandra alexei alfred ali alice alicia alison allan
    allison amanda amber amelia amina amir amit amy ana anastasia anders andre andrea andreas andrei andrew andrzej
    andy angela angelina angus anita anja ann anna annabel anne annette annie anthony anton antonio antony anya arif
    arjun arnold arthur arun ashley asif astrid atsushi audrey aung ayesha aziz barbara barack barry bart beatrice
    beatriz becky ben benedict benjamin bernard bernd bernie beth bethany betty bianca bill billy birgit bjorn bjørn
    bob bobby boris brad bradley brenda brendan brian bridget bruce bruno bryan caitlin callum camilla camille carl
    carla carlo carlos carmen carol carole caroline carolyn catherine cathy cecilia chen chloe chris christina
    christine christoph christopher chuck claire clara claude claudia claudio clive colin connor craig cristina
    cynthia daisy dale damian dan daniel daniela danielle danny darren dave david dean deborah debbie denis dennis
    derek diana diane diego dieter dimitri dmitri dmitry dominic dominique don donald donna doris dorothy doug
    douglas duncan dwight dylan eddie edgar edith edmund eduardo edward edwin eileen elaine eleanor elena elias
    elisabeth elizabeth ella ellen ellie elon elsa emily emma emmanuel enrique eric erica erik erika ernest erwin
    ester esther eugene eva evan eve evelyn fabio farah fatima federico felipe felix fernando finn fiona francesca
    francesco francis francisco francois françois frank frankie franz fred freddie frederick frida gabriel gabriela
    gareth gary gavin gemma geoff geoffrey george georges gerald gerard gerhard gina giorgio giovanni giulia
    giuseppe glen glenn gordon grace graham greg gregg gregory greta guido guillaume guillermo gunnar gustav guy
    hamid hannah hans harald harold harriet harry hasan hassan heather hector heidi heinrich heinz helen helena
    helga helmut henri henrik henry herbert hilary hillary hiroshi holly howard hugh hugo hussein ian ibrahim igor
    ines ingrid irene irina iris isaac isabel isabella isabelle ivan ivana jack jackie jacob jacqueline jacques jake
    jakob james jamie jan jane janet janice jared jasmine jason javier jean jeff jeffrey jen jenna jennifer jenny
    jeremy jerome jerry jesse jessica jill jim jimmy joan joanna joanne joao joão joe joel johan johann johannes
    john johnny jon jonas jonathan jorge jose josé joseph josef josh joshua josie joyce juan judith judy julia
    julian julie julien juliet jun jurgen jürgen justin kaitlyn karen karim karin karl karol kate katharina
    katherine kathleen kathryn kathy katie katja katrin kayla keith kelly ken kenneth kenji kerry kevin khalid kim
    kimberly kirsten kjersti klaus kofi kristen kristian kristin kristina kumar kurt kyle lara larry lars laszlo
    laura lauren laurence laurent lea leah leila lena leo leon leonard leonardo leonid leslie lewis liam lidia lily
    linda lindsay lindsey lisa liz lorenzo lori louis louise luc luca lucas lucia lucy luigi luis luiz lukas luke
    lydia lynn magdalena maggie magnus malcolm malik manfred manuel mao marc marcel marcia marco marcos marcus
    margaret maria marian marianne marie mario marion marius mark markus marta martha martin martina marvin mary
    maryam masahiro mateo mathias matt matteo matthew matthias maureen maurice mauricio mauro maurizio max maxim
    maxime maya megan mehmet melania melanie melissa mercedes michael michaela michel michele michelle miguel mikael
    mike mikhail milan milena milos miranda miriam mohamed mohammad mohammed moira molly mona monica monika morgan
    moritz moses muhammad murat mustafa nadia naomi narendra natalia natalie natasha nathan neil nelson nicholas
    nick nicola nicolas nicole nigel niels nikita niklas nikolai nils nina noah noel nora norbert norman oleg olga
    oliver olivia olivier omar oscar oskar otto owen pablo pamela paolo pascal pat patricia patrick patrik paul
    paula paulo pavel pedro peggy penelope penny pete peter petra phil philip philippe phillip phoebe pierre pietro
    piotr rachel rafael raj rajesh ralf ralph ramon randy raphael ravi ray raymond rebecca renata rene rex rhea
    ricardo riccardo richard rick ricky rita rob robert roberta roberto robin rod rodrigo roger roland rolf ron
    ronald rosa rose rosie ross roy ruben rudolf rupert russell ruth ryan sabine sally salman sam samantha samir
    samuel sandra sanjay sara sarah sean sebastian sergei sergey sergio seth shane shannon sharon shaun sheila
    shinzo shirley silvia simon simone sofia sonia sophia sophie sonja stacey stan stanislav stefan stefano steffen
    stella stephan stephanie stephen steve steven stuart sue sunil susan susanna susanne suzanne sven svetlana
    sylvia sylvie tamara tania tanya tara tariq tatiana ted teresa terry tessa theo theodore theresa thomas thorsten
    tiffany tim timothy tina tobias todd tom tomas tommy tony tracy trevor tristan tyler ulrich ulrike umar uwe
    valentina valerie vanessa vera veronica veronika vicky victor vijay viktor vincent vincenzo viola vivian
    vladimir walter wanda wayne wendy werner wilhelm william winston wolfgang xavier xi yasmin yoko yuki yulia yuri
    yusuf yves yvonne zachary zara zhang zoe
    """
)
"""Lower case."""
