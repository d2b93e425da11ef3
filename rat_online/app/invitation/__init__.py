"""Inviting the members: letters, e-mail, coordinators' lists, a code for groups, material, and the proof."""
