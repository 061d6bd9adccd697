"""Relations of a group whose claims bear names that a person told apart."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.model import Claim, Relation
from explorer.relate import Context, Group, relate_group

_MAX_PARTS = 16
Apart = frozenset[tuple[str, str, str]]
"""Field, name and other name of each pair that a person told apart."""


def relate_apart(group: Group, context: Context, apart: Apart) -> Iterator[Relation]:
    """The relations of a group, none of them between claims whose names a person told apart."""
    parts = [group]
    for field, one, other in sorted(apart):
        divided: list[Group] = []
        for part in parts:
            names = {getattr(member.claim, field) for member in part.members}
            if {one, other} <= names:
                divided += [_without(part, field, one), _without(part, field, other)]
            else:
                divided.append(part)
        if len(divided) <= _MAX_PARTS:
            parts = divided
    claims = {member.claim.id: member.claim for member in group.members}
    seen: set[int] = set()
    for part in parts:
        for relation in relate_group(part, context) if len(part.members) > 1 else ():
            if relation.id not in seen and not _mixes(relation, claims, apart):
                seen.add(relation.id)
                yield relation


def _without(group: Group, field: str, name: str) -> Group:
    members = [member for member in group.members if getattr(member.claim, field) != name]
    return Group(group.key, members, group.year)


def _mixes(relation: Relation, claims: dict[int, Claim], apart: Apart) -> bool:
    for field, one, other in apart:
        names = {getattr(claims[member.claim_id], field) for member in relation.members}
        if {one, other} <= names:
            return True
    return False
