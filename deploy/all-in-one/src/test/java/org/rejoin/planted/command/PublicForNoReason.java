package org.rejoin.planted.command;

public class PublicForNoReason {}
