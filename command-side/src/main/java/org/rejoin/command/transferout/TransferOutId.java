package org.rejoin.command.transferout;

record TransferOutId(String value) {

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
